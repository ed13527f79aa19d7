// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.util.Objects;
import org.cookiecharter.catalogue.CookieDuration;
import org.cookiecharter.charter.InterfaceTexts;

/** Durations in words, in both languages of the report. */
final class DurationText {
    private static final InterfaceTexts ENGLISH = Objects.requireNonNull(InterfaceTexts.forLanguage("en"));
    private static final InterfaceTexts FRENCH = Objects.requireNonNull(InterfaceTexts.forLanguage("fr"));

    /** The longest lifetime of a cookie in browsers (RFC 6265bis, 5.5). */
    private static final String BROWSER_MAX = "P400D";

    private DurationText() {}

    /** Appends an observed lifetime, and says if the site may have asked for a longer one. */
    static void appendObserved(Html html, String duration) {
        html.text(of(duration));
        if (duration.equals(BROWSER_MAX)) {
            html.text(" (").label("browser-max").text(")");
        }
    }

    /** Returns a duration in words, like "30 days"; unchanged if it is no duration of a catalogue. */
    static Texts.Text of(String duration) {
        CookieDuration parsed = CookieDuration.parse(duration);
        return parsed == null
                ? new Texts.Text(duration, duration)
                : new Texts.Text(ENGLISH.duration(parsed), FRENCH.duration(parsed));
    }
}
