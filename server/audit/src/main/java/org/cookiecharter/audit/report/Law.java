// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requirements of the page on the law, by their numbers, in English. */
final class Law {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]*) \\|");
    private static final Map<Integer, String> ROWS = read();

    private Law() {}

    private static Map<Integer, String> read() {
        try (InputStream page = Objects.requireNonNull(Law.class.getResourceAsStream("law.md"), "law.md")) {
            Map<Integer, String> rows = new HashMap<>();
            Matcher row = ROW.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8));
            while (row.find()) {
                rows.put(Integer.valueOf(row.group(1)), row.group(2).replace("*", ""));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the requirement in a row. */
    static String requirement(int row) {
        return Objects.requireNonNull(ROWS.get(row), () -> "there is no row " + row);
    }
}
