// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.text;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The texts of the console in one language. Immutable. */
public final class ConsoleTexts {
    /** The languages of the console. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private final Locale locale;
    private final ResourceBundle texts;

    private ConsoleTexts(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "org.cookiecharter.console.text.texts",
                locale,
                ConsoleTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Returns the texts in this language, or null if the console does not have it. */
    public static @Nullable ConsoleTexts forLanguage(String language) {
        return LANGUAGES.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst()
                .map(ConsoleTexts::new)
                .orElse(null);
    }

    /**
     * Returns the most preferred language of the console, or English if it has none of these.
     *
     * @param accepted the languages that the browser accepts, the most preferred first
     */
    public static String preferred(List<Locale> accepted) {
        return accepted.stream()
                .map(Locale::getLanguage)
                .filter(language -> LANGUAGES.stream()
                        .anyMatch(locale -> locale.getLanguage().equals(language)))
                .findFirst()
                .orElse("en");
    }

    public String language() {
        return locale.getLanguage();
    }

    /** Returns the text with this key. */
    public String text(String key) {
        return texts.getString(key);
    }

    /** Returns the text with this key, or an empty string if there is none. */
    public String optional(String key) {
        return texts.containsKey(key) ? texts.getString(key) : "";
    }

    /** Returns a sentence with values in it. */
    public String format(String key, Object... values) {
        return new MessageFormat(text(key), locale).format(values);
    }

    /** Returns the name of a language. */
    public String languageName(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }

    /** Returns a moment in UTC. */
    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + " UTC";
    }
}
