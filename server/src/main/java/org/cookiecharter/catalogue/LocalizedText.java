package org.cookiecharter.catalogue;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A text in one or more languages, always in the catalogue's own.
 *
 * @param language the catalogue's language, a BCP 47 tag; {@code texts} has it
 * @param texts language tag to text
 */
public record LocalizedText(String language, Map<String, String> texts) {
    public LocalizedText {
        texts = Map.copyOf(new TreeMap<>(texts));
        if (!texts.containsKey(language)) {
            throw new IllegalArgumentException("texts " + texts.keySet() + " must hold the language " + language);
        }
    }

    /** The text in this language, else in its main language ({@code fr} for {@code fr-CA}), else in the catalogue's. */
    public String in(String wanted) {
        return Objects.requireNonNull(texts.get(languageFor(wanted)));
    }

    /** The language in which {@link #in} answers: what belongs into the {@code lang} attribute of the text. */
    public String languageFor(String wanted) {
        if (texts.containsKey(wanted)) {
            return wanted;
        }
        int subtag = wanted.indexOf('-');
        String main = subtag < 0 ? wanted : wanted.substring(0, subtag);
        return texts.containsKey(main) ? main : language;
    }

    public Set<String> languages() {
        return texts.keySet();
    }
}
