// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.chain;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore.Document;
import org.jspecify.annotations.Nullable;

/**
 * A chain entry that contains the hash of a document. When the beginning of a chain is pruned, the entries of documents
 * in it are appended again, with the place at which they were first.
 *
 * @param document the document
 * @param at the time at which it was first appended, in whole seconds
 * @param first its first entry; null if this is the first
 */
public record DocumentRecord(
        Document document, Instant at, @Nullable ChainHead first) {
    /** Returns the JSON text that is stored and hashed. */
    public String json() {
        JsonObject json = new JsonObject();
        json.addProperty("kind", document.kind());
        json.addProperty("label", document.label());
        json.addProperty("hash", document.hash());
        if (document.details() != null) {
            json.addProperty("details", document.details());
        }
        if (document.previous() != null) {
            json.addProperty("previous", document.previous());
        }
        json.addProperty("at", at.toString());
        if (first != null) {
            JsonObject head = new JsonObject();
            head.addProperty("node", first.node());
            head.addProperty("place", first.place());
            head.addProperty("hash", first.hash());
            json.add("first", head);
        }
        return json.toString();
    }

    /**
     * Parses an entry.
     *
     * @return the entry, or null if the text is not one, because another program wrote it
     */
    public static @Nullable DocumentRecord parse(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            JsonObject head = json.getAsJsonObject("first");
            DocumentRecord entry = new DocumentRecord(
                    new Document(
                            json.get("kind").getAsString(),
                            json.get("label").getAsString(),
                            json.get("hash").getAsString(),
                            optional(json, "details"),
                            optional(json, "previous")),
                    Instant.parse(json.get("at").getAsString()),
                    head == null
                            ? null
                            : new ChainHead(
                                    head.get("node").getAsString(),
                                    head.get("place").getAsLong(),
                                    head.get("hash").getAsString()));
            // Accept only the canonical text: another reader could interpret a different one differently.
            return entry.json().equals(text) ? entry : null;
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | UnsupportedOperationException
                | ClassCastException
                | NullPointerException
                | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String optional(JsonObject json, String name) {
        return json.has(name) ? json.get(name).getAsString() : null;
    }
}
