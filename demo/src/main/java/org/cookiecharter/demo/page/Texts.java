// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The texts of the pages in one language, by key. */
public final class Texts {
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final Language language;
    private final Properties texts = new Properties();

    private Texts(Language language) {
        this.language = language;
        try {
            texts.load(new StringReader(Resources.text("texts/" + language.tag() + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Texts in(Language language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalArgumentException("language (" + language + ") must be one of " + ALL.keySet());
        }
        return texts;
    }

    public Language language() {
        return language;
    }

    private Locale locale() {
        return language == Language.EN ? Locale.UK : Locale.FRANCE;
    }

    /** Formats a number in this language. */
    public String number(int number) {
        return String.format(locale(), "%,d", number);
    }

    /**
     * Formats a day in this language.
     *
     * @param day the day in ISO 8601
     */
    public String day(String day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale())
                .format(LocalDate.parse(day));
    }

    /**
     * Returns the text with this key.
     *
     * @throws IllegalArgumentException if there is none
     */
    public String get(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("text (" + key + ") is missing in " + language.tag() + ".properties");
        }
        return text;
    }

    /** Returns the text with this key, or a default if there is none. */
    public String get(String key, String defaultText) {
        return texts.getProperty(key, defaultText);
    }

    Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }
}
