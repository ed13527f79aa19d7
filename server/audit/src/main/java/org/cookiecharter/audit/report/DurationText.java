// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.util.Objects;
import org.cookiecharter.catalogue.CookieDuration;
import org.cookiecharter.charter.InterfaceTexts;

/** Durations in words, in both languages of the report. */
final class DurationText {
    private static final InterfaceTexts ENGLISH = Objects.requireNonNull(InterfaceTexts.forLanguage("en"));
    private static final InterfaceTexts FRENCH = Objects.requireNonNull(InterfaceTexts.forLanguage("fr"));

    private DurationText() {}

    /** Returns a duration in words, like "30 days"; unchanged if it is no duration of a catalogue. */
    static Texts.Text of(String duration) {
        CookieDuration parsed = CookieDuration.parse(duration);
        return parsed == null
                ? new Texts.Text(duration, duration)
                : new Texts.Text(ENGLISH.duration(parsed), FRENCH.duration(parsed));
    }
}
