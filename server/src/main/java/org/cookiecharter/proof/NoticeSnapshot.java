// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import org.cookiecharter.format.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a visitor could read before choosing, in one language: the catalogue and the texts around it. A store
 * contains each snapshot once, as long as a record refers to it.
 *
 * @param json the texts as canonical JSON: members sorted by name, no white space, no unnecessary escapes
 * @param hash the SHA-256 of {@code json} in UTF-8; 64 lower-case hex digits
 */
public record NoticeSnapshot(String json, String hash) {
    /** @throws IllegalArgumentException if the hash is not that of the JSON text */
    public NoticeSnapshot {
        if (!hash.equals(hashOf(json))) {
            throw new IllegalArgumentException("hash (" + hash + ") must be that of the text, " + hashOf(json));
        }
    }

    /** Returns a snapshot of this JSON tree. Two trees with the same meaning have the same hash. */
    public static NoticeSnapshot of(JsonElement tree) {
        String json = CanonicalJson.of(tree);
        return new NoticeSnapshot(json, hashOf(json));
    }

    /** Returns the JSON text as a tree. */
    public JsonElement tree() {
        return JsonParser.parseString(json);
    }

    /**
     * Returns the id of the rule for the visitor's region that applied, or null if the catalogue made no difference
     * between regions.
     */
    public @Nullable String rule() {
        return member("rule");
    }

    /**
     * Returns how far the choice reached, {@code account} or {@code device}, or null if the site had no choices of
     * accounts.
     */
    public @Nullable String reach() {
        return member("reach");
    }

    private @Nullable String member(String name) {
        return tree() instanceof JsonObject object && object.get(name) instanceof JsonPrimitive value
                ? value.getAsString()
                : null;
    }

    public static String hashOf(String json) {
        return Sha256.hexOf(json.getBytes(StandardCharsets.UTF_8));
    }
}
