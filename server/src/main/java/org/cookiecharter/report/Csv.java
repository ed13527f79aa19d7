// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.util.List;

/**
 * A writer of figures as CSV (RFC 4180). Names are untrusted: it escapes those that a spreadsheet reads as formulas.
 */
final class Csv {
    private final StringBuilder csv = new StringBuilder();

    String write(Figure figure) {
        line(figure.columns());
        for (Figure.Row row : figure.rows()) {
            cell(row.label());
            row.numbers().forEach(number -> csv.append(',').append(number));
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private void line(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                csv.append(',');
            }
            cell(cells.get(i));
        }
        csv.append("\r\n");
    }

    private void cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        csv.append('"')
                .append(formula ? "'" : "")
                .append(text.replace("\"", "\"\""))
                .append('"');
    }
}
