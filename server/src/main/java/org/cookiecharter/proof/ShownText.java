// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;

/**
 * Everything that a visitor could read before choosing, in one language: the catalogue and the texts around it. A store
 * keeps it once, for as long as a record refers to it.
 *
 * @param json the texts as canonical JSON: members sorted by name, no white space, nothing escaped that need not be
 * @param hash the SHA-256 of {@code json} in UTF-8; 64 lower-case hex digits
 */
public record ShownText(String json, String hash) {
    /** @throws IllegalArgumentException where the hash is not that of the JSON text */
    public ShownText {
        if (!hash.equals(hashOf(json))) {
            throw new IllegalArgumentException("hash (" + hash + ") must be that of the text, " + hashOf(json));
        }
    }

    /** These texts; two trees that mean the same have the same hash. */
    public static ShownText of(JsonElement tree) {
        String json = CanonicalJson.of(tree);
        return new ShownText(json, hashOf(json));
    }

    /** The JSON as a tree. */
    public JsonElement tree() {
        return JsonParser.parseString(json);
    }

    static String hashOf(String json) {
        return Hash.hex(Hash.sha256().digest(json.getBytes(StandardCharsets.UTF_8)));
    }
}
