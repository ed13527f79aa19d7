// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.form;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.CatalogueSyntax;

/**
 * A duration as people enter it: a number and a unit.
 *
 * @param number the number, or a text for the units {@link #OTHER} and {@link #SESSION}
 * @param unit one of {@link #UNITS}
 */
record DurationInput(String number, String unit) {
    static final String SESSION = "session";
    /** The unit of a text that is not a number with a unit. */
    static final String OTHER = "other";

    /** The units: their symbols in ISO 8601, those of a time with their T. */
    static final List<String> UNITS = List.of("TM", "TH", "D", "W", "M", "Y", SESSION, OTHER);

    private static final Pattern SIMPLE = Pattern.compile("P(T?)(\\d{1,7})([YMWDH])");

    /** Returns the input for a value of the file; a gap is empty. */
    static DurationInput of(String text) {
        if (text.equals(SESSION)) {
            return new DurationInput("", SESSION);
        }
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches() && UNITS.contains(simple.group(1) + simple.group(3))) {
            return new DurationInput(simple.group(2), simple.group(1) + simple.group(3));
        }
        return text.isEmpty() || text.startsWith(CatalogueSyntax.GAP)
                ? new DurationInput("", "M")
                : new DurationInput(text, OTHER);
    }

    /** Returns the value for the file; empty if none was entered. */
    String text() {
        if (unit.equals(SESSION)) {
            return SESSION;
        }
        if (number.isEmpty() || unit.equals(OTHER) || !UNITS.contains(unit)) {
            return number;
        }
        return unit.startsWith("T") ? "PT" + number + unit.substring(1) : "P" + number + unit;
    }
}
