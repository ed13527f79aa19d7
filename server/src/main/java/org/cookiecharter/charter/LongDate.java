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
 * Formats a day of the Gregorian calendar with its month in words. The day is in UTC, and its digits are those of all
 * other numbers in the texts, even if another calendar or other digits are usual in a language.
 */
public final class LongDate {
    /** English without a region is not American English: the day comes first, as in Ireland. */
    private static final Map<String, Locale> LOCALES = Map.of("en", Locale.forLanguageTag("en-IE"));

    /** Formats that Java lacks: it has no Corsican, and until Java 23 its Basque months were declined wrongly. */
    private static final Map<String, DateTimeFormatter> CUSTOM_FORMATS = Map.of(
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

    /** Returns the day, in the form in which the language writes it within a sentence. */
    public static String format(String language, Instant instant) {
        String main = InterfaceTexts.primaryTag(language);
        DateTimeFormatter formatter = CUSTOM_FORMATS.get(main);
        if (formatter == null) {
            formatter = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(LOCALES.getOrDefault(language, Locale.forLanguageTag(language)));
        }
        return formatter.format(instant.atOffset(ZoneOffset.UTC));
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
