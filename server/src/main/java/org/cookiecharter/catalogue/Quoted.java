// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/** A value of the file as messages show it: never long, and without characters that would forge a line of a log. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String value) {
        return '"' + cut(value) + '"';
    }

    static String cut(String value) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (i == LONGEST) {
                return shown.append('…').toString();
            }
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04X", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}
