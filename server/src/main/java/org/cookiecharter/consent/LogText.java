// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** Text from the network, made safe for the log: without line breaks or escape sequences, and of limited length. */
public final class LogText {
    private static final int MAX_LENGTH = 80;

    private LogText() {}

    /** Returns the text with control characters replaced, and cut if it is too long. */
    public static String of(String text) {
        String shortened = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        return shortened.replaceAll("\\p{Cntrl}", "?");
    }
}
