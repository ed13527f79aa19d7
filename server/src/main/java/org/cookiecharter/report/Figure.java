// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of the report: a plot, and the table behind it.
 *
 * @param kind which
 * @param plot how it is drawn
 * @param columns the heads of the table: of what the row is about, and of each number
 * @param rows its rows, from the top
 * @param said what it comes to, in a sentence
 */
record Figure(Kind kind, Plot plot, List<String> columns, List<Row> rows, String said) {
    /** What is shown. */
    enum Kind {
        DAYS("days"),
        SERVICES("services"),
        LANGUAGES("languages"),
        ANSWERS("answers"),
        UNDECLARED("undeclared");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        String file() {
            return text + ".csv";
        }

        /** Null where the path is of no such file. */
        static @Nullable Kind ofFile(String path) {
            for (Kind kind : values()) {
                if (path.equals('/' + kind.file())) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** How a figure is drawn. */
    enum Plot {
        /** A column for each row, its numbers on top of each other. */
        STACKED,
        /** A bar for each row: the first number as a share of all. */
        SHARE,
        /** A bar for each row: its one number. */
        BARS
    }

    /**
     * @param label what it is about
     * @param code whether the label is a name that machines gave
     * @param numbers one for each further column
     */
    record Row(String label, boolean code, List<Long> numbers) {}
}
