// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files on the class path: what ships, and what tests are made of. */
final class Resource {
    private Resource() {}

    static String text(String path) {
        try (InputStream stream = Resource.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is not on the class path; run mvn compile");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as it ships. */
    static String bundle(String name) {
        return text("/org/cookiecharter/banner/" + name);
    }

    static JsonObject texts(String language) {
        return JsonParser.parseString(bundle("texts/" + language + ".json")).getAsJsonObject();
    }

    /** Where a language's lines begin; from left to right where there are no texts in it. */
    static String direction(String language) {
        String main = language.replaceFirst("-.*", "");
        return Texts.LANGUAGES.contains(main) ? texts(main).get("direction").getAsString() : "ltr";
    }
}
