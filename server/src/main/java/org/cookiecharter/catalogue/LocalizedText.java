// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A text in one or more languages, which always include the catalogue's default language.
 *
 * @param language the catalogue's default language, a BCP 47 tag, which {@code texts} contains
 * @param texts the texts by language tag, in the order of the tags
 */
public record LocalizedText(String language, Map<String, String> texts) {
    /**
     * Creates a text.
     *
     * @throws IllegalArgumentException if {@code texts} contains no text in {@code language}
     */
    public LocalizedText {
        // Sorted, not Map.copyOf: its order differs after each startup, and so would every ETag that depends on it.
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        if (!texts.containsKey(language)) {
            throw new IllegalArgumentException("texts " + texts.keySet() + " must contain the language " + language);
        }
    }

    /**
     * Returns the text in a language, or else in the nearest broader one ({@code zh-Hant}, then {@code zh} for {@code
     * zh-Hant-TW}: RFC 4647, 3.4), or else in the catalogue's default language. Tags are compared without regard to
     * case.
     */
    public String in(String requested) {
        return Objects.requireNonNull(texts.get(languageFor(requested)));
    }

    /** Returns the language of the text that {@link #in} returns, for the {@code lang} attribute of the text. */
    public String languageFor(String requested) {
        for (String range = requested;
                !range.isEmpty();
                range = range.substring(0, Math.max(0, range.lastIndexOf('-')))) {
            for (String tag : texts.keySet()) {
                if (tag.equalsIgnoreCase(range)) {
                    return tag;
                }
            }
        }
        return language;
    }

    /** Returns the languages of the text, sorted. */
    public Set<String> languages() {
        return texts.keySet();
    }
}
