// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;

/** Parses texts that people read: a string in the catalogue's default language, or an object of language to string. */
final class TextReader {
    /** A BCP 47 tag without its rare subtags. The repetitions are limited, which limits the recursion of the group. */
    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");

    private TextReader() {}

    /** Returns a required text; empty if it is missing. */
    static LocalizedText requiredText(ObjectNode node, String key) {
        LocalizedText text = optionalText(node, key);
        if (text == null && !node.has(key)) {
            node.error(key, "missing; add it, as a string or as an object of language to text");
        }
        return text == null ? new LocalizedText(node.language(), Map.of(node.language(), "")) : text;
    }

    static @Nullable LocalizedText optionalText(ObjectNode node, String key) {
        if (node.isObject(key)) {
            return translations(node, key);
        }
        if (node.has(key) && !node.isString(key)) {
            node.error(key, "must be a string or an object of language to text");
            return null;
        }
        String singleText = node.optionalLines(key);
        return singleText == null ? null : new LocalizedText(node.language(), Map.of(node.language(), singleText));
    }

    /** Returns a web address, or one for each language; null if none is declared. */
    static @Nullable LocalizedText optionalAddress(ObjectNode node, String key) {
        LocalizedText addresses = optionalText(node, key);
        if (addresses != null) {
            addresses.texts().forEach((tag, address) -> {
                String path = node.path(key);
                WebAddress.check(node, node.isObject(key) ? JsonPath.member(path, tag) : path, address);
            });
        }
        return addresses;
    }

    static void checkLanguage(ObjectNode node, String path, String tag) {
        if (!LANGUAGE.matcher(tag).matches()) {
            node.errorAt(path, LogText.quote(tag) + " is not a language tag; write one like \"fr\" or \"pt-BR\"");
        }
    }

    private static @Nullable LocalizedText translations(ObjectNode node, String key) {
        ObjectNode translations = node.optionalObject(key);
        if (translations == null) {
            return null;
        }
        String defaultLanguage = node.language();
        Map<String, String> texts = new TreeMap<>();
        Map<String, String> spellings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String tag : translations.keys()) {
            checkLanguage(translations, translations.path(tag), tag);
            String earlier = spellings.putIfAbsent(tag, tag);
            if (earlier != null) {
                translations.error(
                        tag, LogText.quote(tag) + " and " + LogText.quote(earlier) + " are one language; keep one");
            }
            String text = translations.optionalLines(tag);
            if (text != null) {
                texts.put(tag, text);
            }
        }
        // If the catalogue declares no language, only that is reported.
        if (!defaultLanguage.isEmpty() && !translations.has(defaultLanguage)) {
            node.error(key, "has no text in the catalogue's language; add \"" + defaultLanguage + "\"");
        }
        texts.putIfAbsent(defaultLanguage, "");
        return new LocalizedText(defaultLanguage, texts);
    }
}
