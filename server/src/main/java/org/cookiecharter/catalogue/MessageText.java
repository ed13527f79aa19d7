// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/**
 * Formats values of the catalogue file for messages: truncated, and without control characters, which could forge a
 * line of the log.
 */
final class MessageText {
    private static final int MAX_LENGTH = 60;

    private MessageText() {}

    static String quote(String value) {
        return '"' + truncate(value) + '"';
    }

    static String truncate(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (i == MAX_LENGTH) {
                return text.append('…').toString();
            }
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                text.append(String.format("\\u%04X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
