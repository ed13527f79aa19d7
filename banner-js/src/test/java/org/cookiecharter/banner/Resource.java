// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files on the class path: shipped ones, and those of tests. */
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

    /** Returns a shipped file. */
    static String bundle(String name) {
        return text("/org/cookiecharter/banner/" + name);
    }

    static JsonObject texts(String language) {
        return JsonParser.parseString(bundle("texts/" + language + ".json")).getAsJsonObject();
    }

    /** Returns the direction of a language; left to right if it has no texts. */
    static String direction(String language) {
        String main = language.replaceFirst("-.*", "");
        return Texts.LANGUAGES.contains(main) ? texts(main).get("direction").getAsString() : "ltr";
    }
}
