// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

/** A writer of CSV (RFC 4180): cells are quoted if they need it, and lines end with CRLF. */
public final class Csv {
    /** The first characters by which spreadsheets recognize a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder csv = new StringBuilder();
    private boolean isLineEmpty = true;

    /** Appends a cell. */
    public Csv cell(String text) {
        if (!isLineEmpty) {
            csv.append(',');
        }
        isLineEmpty = false;
        if (text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)) {
            csv.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            csv.append(text);
        }
        return this;
    }

    /** Appends a cell of text that clients control, with an apostrophe before a formula. */
    public Csv untrustedCell(String text) {
        boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return cell(isFormula ? '\'' + text : text);
    }

    /** Ends the line. */
    public Csv endLine() {
        csv.append("\r\n");
        isLineEmpty = true;
        return this;
    }

    /** Returns the lines so far. */
    @Override
    public String toString() {
        return csv.toString();
    }
}
