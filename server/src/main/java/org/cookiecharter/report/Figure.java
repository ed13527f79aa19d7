// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.util.List;
import org.cookiecharter.format.Csv;
import org.cookiecharter.format.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the report: a chart with its table.
 *
 * @param kind the subject
 * @param plot the type of the chart
 * @param columns the headers of the table: first that of the label, then one for each number
 * @param rows the rows, from the top
 * @param summary a summary, as a sentence
 */
record Figure(Kind kind, Plot plot, List<String> columns, List<Row> rows, String summary) {
    /** The subject of a figure. */
    enum Kind implements TextValue {
        DAYS("days"),
        SERVICES("services"),
        LANGUAGES("languages"),
        ANSWERS("answers"),
        UNDECLARED("undeclared");

        private static final String FILE_EXTENSION = ".csv";
        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }

        String file() {
            return text + FILE_EXTENSION;
        }

        /** Returns the kind that is downloaded at this path, or null if there is none. */
        static @Nullable Kind ofFile(String path) {
            return path.startsWith("/") && path.endsWith(FILE_EXTENSION)
                    ? TextValue.parse(Kind.class, path.substring(1, path.length() - FILE_EXTENSION.length()))
                    : null;
        }
    }

    /** Returns the table as CSV. */
    String csv() {
        Csv csv = new Csv();
        columns.forEach(csv::cell);
        csv.endLine();
        for (Row row : rows) {
            csv.untrustedCell(row.label());
            row.numbers().forEach(number -> csv.cell(number.toString()));
            csv.endLine();
        }
        return csv.toString();
    }

    /** The type of a chart. */
    enum Plot {
        /** A column for each row, with its numbers stacked. */
        STACKED,
        /** A bar for each row, with the first number as a share of the total. */
        SHARE,
        /** A bar for each row, with its one number. */
        BARS
    }

    /**
     * A row of a figure.
     *
     * @param label the label
     * @param code whether the label is a technical name
     * @param numbers one for each column but the first
     */
    record Row(String label, boolean code, List<Long> numbers) {}
}
