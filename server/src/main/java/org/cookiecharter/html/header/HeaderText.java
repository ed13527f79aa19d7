// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.header;

import java.util.ArrayList;
import java.util.List;

/** The text of a header field whose parts may be quoted (RFC 9110, 5.6). */
public final class HeaderText {
    private HeaderText() {}

    /** Splits a text at each separator outside a quoted string. */
    public static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
