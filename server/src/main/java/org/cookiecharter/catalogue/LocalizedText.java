// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A text in one or more languages, always in the catalogue's own.
 *
 * @param language the catalogue's language, a BCP 47 tag; {@code texts} has it
 * @param texts language tag to text, in the order of the tags
 */
public record LocalizedText(String language, Map<String, String> texts) {
    /**
     * @throws IllegalArgumentException if {@code texts} has nothing in {@code language}
     */
    public LocalizedText {
        // Sorted, not Map.copyOf: its order changes with each start, and with it every ETag made of it.
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        if (!texts.containsKey(language)) {
            throw new IllegalArgumentException("texts " + texts.keySet() + " must hold the language " + language);
        }
    }

    /**
     * The text in this language, else in the nearest wider one ({@code zh-Hant}, then {@code zh} for {@code
     * zh-Hant-TW}: RFC 4647, 3.4), else in the catalogue's. Upper and lower case are the same.
     */
    public String in(String wanted) {
        return Objects.requireNonNull(texts.get(languageFor(wanted)));
    }

    /** The language in which {@link #in} answers: what belongs into the {@code lang} attribute of the text. */
    public String languageFor(String wanted) {
        for (String range = wanted; !range.isEmpty(); range = range.substring(0, Math.max(0, range.lastIndexOf('-')))) {
            for (String tag : texts.keySet()) {
                if (tag.equalsIgnoreCase(range)) {
                    return tag;
                }
            }
        }
        return language;
    }

    /** The languages in which it is written, sorted. */
    public Set<String> languages() {
        return texts.keySet();
    }
}
