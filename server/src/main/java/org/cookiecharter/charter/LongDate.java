// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A day of the Gregorian calendar with its month in words, in UTC and in the digits that all other numbers of the texts
 * are in, whatever else a language is used to.
 */
public final class LongDate {
    /** English without a region is not the American one: the day comes first, as in Ireland. */
    private static final Map<String, Locale> LOCALES = Map.of("en", Locale.forLanguageTag("en-IE"));

    /** What Java cannot write: it knows no Corsican, and until Java 23 it declined Basque months wrongly. */
    private static final Map<String, DateTimeFormatter> OWN = Map.of(
            "co",
            formatter(
                    "ghjennaghju ferraghju marzu aprile maghju ghjugnu lugliu aostu sittembre ottobre nuvembre dicembre",
                    "d ",
                    " uuuu"),
            "eu",
            formatter(
                    "urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren"
                            + " urriaren azaroaren abenduaren",
                    "uuuu'(e)ko' ",
                    " d'(a)'"));

    private LongDate() {}

    /** The day, as the language writes it in the middle of a sentence. */
    public static String in(String language, Instant at) {
        String main = InterfaceTexts.main(language);
        DateTimeFormatter own = OWN.get(main);
        if (own == null) {
            own = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(LOCALES.getOrDefault(language, Locale.forLanguageTag(language)));
        }
        return own.format(at.atOffset(ZoneOffset.UTC));
    }

    private static DateTimeFormatter formatter(String months, String before, String after) {
        Map<Long, String> names = new HashMap<>();
        for (String month : months.split(" ", -1)) {
            names.put(names.size() + 1L, month);
        }
        return new DateTimeFormatterBuilder()
                .appendPattern(before)
                .appendText(ChronoField.MONTH_OF_YEAR, names)
                .appendPattern(after)
                .toFormatter(Locale.ROOT);
    }
}
