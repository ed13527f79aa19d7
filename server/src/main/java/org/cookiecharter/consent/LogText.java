// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** What came over the wire, fit for the log: no line breaks or escape sequences, and not a page of it. */
public final class LogText {
    private static final int LONGEST = 80;

    private LogText() {}

    /** As much of it as may be written down. */
    public static String of(String text) {
        String head = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return head.replaceAll("\\p{Cntrl}", "?");
    }
}
