// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The report's own texts, in the operator's language. */
final class ReportTexts {
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private final Locale locale;
    private final ResourceBundle texts;

    private ReportTexts(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "org.cookiecharter.report.texts",
                locale,
                ReportTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * Returns the texts in the requested or the most preferred language, or in English if neither is available.
     *
     * @param requested the language tag requested explicitly; null if there is none
     * @param accepted the languages that the browser accepts, the most preferred first
     */
    static ReportTexts of(@Nullable String requested, List<Locale> accepted) {
        if (requested != null) {
            for (Locale locale : LANGUAGES) {
                if (locale.getLanguage().equals(requested)) {
                    return new ReportTexts(locale);
                }
            }
        }
        for (Locale acceptedLocale : accepted) {
            for (Locale locale : LANGUAGES) {
                if (locale.getLanguage().equals(acceptedLocale.getLanguage())) {
                    return new ReportTexts(locale);
                }
            }
        }
        return new ReportTexts(Locale.ENGLISH);
    }

    String language() {
        return locale.getLanguage();
    }

    String text(String key) {
        return texts.getString(key);
    }

    /** Returns a sentence with numbers in it. */
    String format(String key, Object... values) {
        return new MessageFormat(text(key), locale).format(values);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Returns a part as a percentage of a whole, or a dash if the whole is zero. */
    String share(long part, long whole) {
        return whole == 0 ? "–" : NumberFormat.getPercentInstance(locale).format((double) part / whole);
    }

    String languageName(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }
}
