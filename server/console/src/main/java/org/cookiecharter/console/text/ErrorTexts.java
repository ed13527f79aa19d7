// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.text;

import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.CatalogueError;

/** The messages of the validation in the language of the user; in English if there is no translation. */
public final class ErrorTexts {
    private static final Map<Pattern, String> FRENCH = french();
    /** The beginning of the message for a text that a draft leaves to people. */
    private static final String GAP = "a gap in the draft: ";

    private ErrorTexts() {}

    /** Returns whether the error is a text that is left to the user, whose message is a request and no error. */
    public static boolean isGap(CatalogueError error) {
        return error.message().startsWith(GAP);
    }

    /** Returns the message of an error or a warning. */
    public static String message(CatalogueError error, ConsoleTexts texts) {
        // In a form, the gap shows its hint itself.
        if (isGap(error)) {
            return texts.text("error.gap");
        }
        if (texts.language().equals("fr")) {
            for (Map.Entry<Pattern, String> translation : FRENCH.entrySet()) {
                Matcher matcher = translation.getKey().matcher(error.message());
                if (matcher.matches()) {
                    String text = translation.getValue();
                    for (int group = 1; group <= matcher.groupCount(); group++) {
                        text = text.replace("{" + group + "}", matcher.group(group));
                    }
                    return text;
                }
            }
        }
        return error.message();
    }

    /** Returns the translations by patterns of the messages, which contain {@code {1}} in place of values. */
    private static Map<Pattern, String> french() {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "org.cookiecharter.console.text.errors",
                Locale.FRENCH,
                ErrorTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<Pattern, String> translations = new LinkedHashMap<>();
        Enumeration<String> keys = bundle.getKeys();
        while (keys.hasMoreElements()) {
            String key = keys.nextElement();
            if (key.endsWith(".en")) {
                String[] parts = bundle.getString(key).split("\\{\\d}", -1);
                String pattern = String.join(
                        "(.*)", List.of(parts).stream().map(Pattern::quote).toList());
                translations.put(
                        Pattern.compile(pattern, Pattern.DOTALL), bundle.getString(key.substring(0, key.length() - 3)));
            }
        }
        return translations;
    }
}
