// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the report says itself, in the operator's language. */
final class ReportTexts {
    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);

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
     * English where nobody wants what is spoken.
     *
     * @param named a language tag that was asked for by name; null for none
     * @param accepted those of the browser, the most wanted first
     */
    static ReportTexts of(@Nullable String named, List<Locale> accepted) {
        if (named != null) {
            for (Locale locale : SPOKEN) {
                if (locale.getLanguage().equals(named)) {
                    return new ReportTexts(locale);
                }
            }
        }
        for (Locale wanted : accepted) {
            for (Locale locale : SPOKEN) {
                if (locale.getLanguage().equals(wanted.getLanguage())) {
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

    /** A sentence with numbers in it. */
    String said(String key, Object... values) {
        return new MessageFormat(text(key), locale).format(values);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A part as a share of a whole; a dash where there is no whole. */
    String share(long part, long whole) {
        return whole == 0 ? "–" : NumberFormat.getPercentInstance(locale).format((double) part / whole);
    }

    String languageName(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }
}
