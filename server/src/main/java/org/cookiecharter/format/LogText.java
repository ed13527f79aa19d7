// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

/**
 * Text from a file or from the network, made safe for a line of the log or a message: truncated, and with control
 * characters, which could forge a line or control a terminal, as an escape sequence.
 */
public final class LogText {
    private static final int MAX_LENGTH = 80;

    private LogText() {}

    /** Returns the safe text in quotation marks. */
    public static String quote(String text) {
        return '"' + of(text) + '"';
    }

    /** Returns the safe text. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (i == MAX_LENGTH) {
                return safe.append('…').toString();
            }
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                safe.append(String.format("\\u%04X", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
