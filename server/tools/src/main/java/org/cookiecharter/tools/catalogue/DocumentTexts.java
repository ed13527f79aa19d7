// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cookiecharter.charter.InterfaceTexts;

/** The texts of the documents for data-protection officers, in one language. */
final class DocumentTexts {
    /** The languages in which the documents are written. */
    static final List<String> LANGUAGES = List.of("en", "fr");

    private final String language;
    private final JsonObject texts;
    private final InterfaceTexts interfaceTexts;

    private DocumentTexts(String language, JsonObject texts, InterfaceTexts interfaceTexts) {
        this.language = language;
        this.texts = texts;
        this.interfaceTexts = interfaceTexts;
    }

    /**
     * Returns the texts in a language.
     *
     * @throws IllegalArgumentException if there are none in this language
     */
    static DocumentTexts in(String language) {
        InterfaceTexts interfaceTexts = LANGUAGES.contains(language) ? InterfaceTexts.forLanguage(language) : null;
        if (interfaceTexts == null) {
            throw new IllegalArgumentException(
                    "--lang (" + language + ") must be one of " + String.join(", ", LANGUAGES));
        }
        try (InputStream stream = DocumentTexts.class.getResourceAsStream("documents." + language + ".json")) {
            if (stream == null) {
                throw new IllegalStateException("the texts of " + language + " are missing");
            }
            JsonObject texts = JsonParser.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            return new DocumentTexts(language, texts, interfaceTexts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String language() {
        return language;
    }

    /** Returns the texts of the charter, which these documents share. */
    InterfaceTexts charter() {
        return interfaceTexts;
    }

    /** Returns a text; it marks what the reader has to complete. */
    String text(String key) {
        return texts.get(key)
                .getAsString()
                .replace("{missing}", texts.get("missing").getAsString());
    }

    /** Returns the mark of a part that the catalogue does not contain. */
    String missing() {
        return text("missing");
    }
}
