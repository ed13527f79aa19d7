// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads texts for people: a string in the catalogue's language, or an object of language to string. */
final class TextReader {
    /** A BCP 47 tag without its rare parts; bounded, as is the recursion of the group. */
    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");

    private TextReader() {}

    /** A required text; an empty one where it is not there. */
    static LocalizedText text(Place place, String key) {
        LocalizedText text = optionalText(place, key);
        if (text == null && !place.has(key)) {
            place.error(key, "missing; add it, as a string or as an object of language to text");
        }
        return text == null ? new LocalizedText(place.language(), Map.of(place.language(), "")) : text;
    }

    static @Nullable LocalizedText optionalText(Place place, String key) {
        if (place.isObject(key)) {
            return translations(place, key);
        }
        if (place.has(key) && !place.isString(key)) {
            place.error(key, "must be a string or an object of language to text");
            return null;
        }
        String only = place.optionalLines(key);
        return only == null ? null : new LocalizedText(place.language(), Map.of(place.language(), only));
    }

    /** An address of the web, or one for each language; null if none is declared. */
    static @Nullable LocalizedText optionalAddress(Place place, String key) {
        LocalizedText addresses = optionalText(place, key);
        if (addresses != null) {
            addresses.texts().forEach((tag, address) -> {
                String path = place.path(key);
                WebAddress.check(place, place.isObject(key) ? JsonPath.member(path, tag) : path, address);
            });
        }
        return addresses;
    }

    static void checkLanguage(Place place, String path, String tag) {
        if (!LANGUAGE.matcher(tag).matches()) {
            place.errorAt(path, Quoted.of(tag) + " is no language tag; write one like \"fr\" or \"pt-BR\"");
        }
    }

    private static @Nullable LocalizedText translations(Place place, String key) {
        Place translations = place.optionalObject(key);
        if (translations == null) {
            return null;
        }
        String own = place.language();
        Map<String, String> texts = new TreeMap<>();
        Map<String, String> spellings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String tag : translations.keys()) {
            checkLanguage(translations, translations.path(tag), tag);
            String earlier = spellings.putIfAbsent(tag, tag);
            if (earlier != null) {
                translations.error(tag, Quoted.of(tag) + " and " + Quoted.of(earlier) + " are one language; keep one");
            }
            String text = translations.optionalLines(tag);
            if (text != null) {
                texts.put(tag, text);
            }
        }
        // Where the catalogue tells no language, that alone is the error.
        if (!own.isEmpty() && !translations.has(own)) {
            place.error(key, "has no text in the catalogue's language; add \"" + own + "\"");
        }
        texts.putIfAbsent(own, "");
        return new LocalizedText(own, texts);
    }
}
