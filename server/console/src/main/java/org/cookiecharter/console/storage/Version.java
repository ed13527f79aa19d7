// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.discovery.DraftCatalogue;
import org.cookiecharter.proof.ChainHead;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a catalogue. Immutable.
 *
 * @param number its number, from 1
 * @param catalogue the JSON text of the catalogue
 * @param hash the SHA-256 of the catalogue file; 64 hex digits
 * @param published the publication; its user is empty if somebody edited the file without the console
 * @param author the last editor; empty if the console does not know
 * @param note the reason for the change; empty if there is none
 * @param previous the SHA-256 of the record of the previous version; empty for the first
 * @param heads the ends of the chains of consent records at the publication; empty without a proof store
 */
public record Version(
        int number,
        String catalogue,
        String hash,
        Edit published,
        String author,
        String note,
        String previous,
        List<ChainHead> heads) {
    public Version {
        heads = List.copyOf(heads);
    }

    /** Returns the user who approved the version, if another one edited it, or null. */
    public @Nullable String approver() {
        return author.isEmpty() || author.equals(published.by()) ? null : published.by();
    }

    /** Returns the SHA-256 of this record. */
    public String recordHash() {
        return ConsoleState.hash(json());
    }

    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("number", number);
        json.addProperty("hash", hash);
        json.add("published", published.json());
        json.addProperty("author", author);
        json.addProperty("note", note);
        json.addProperty("previous", previous);
        JsonArray ends = new JsonArray();
        for (ChainHead head : heads) {
            JsonObject end = new JsonObject();
            end.addProperty("node", head.node());
            end.addProperty("place", head.place());
            end.addProperty("hash", head.hash());
            ends.add(end);
        }
        json.add("heads", ends);
        json.add("catalogue", DraftCatalogue.parse(catalogue, "the version").root());
        return JsonText.of(json);
    }

    static Version read(JsonObject json) {
        List<ChainHead> heads = new ArrayList<>();
        json.getAsJsonArray("heads").forEach(element -> {
            JsonObject end = element.getAsJsonObject();
            heads.add(new ChainHead(
                    end.get("node").getAsString(),
                    end.get("place").getAsLong(),
                    end.get("hash").getAsString()));
        });
        Edit published = Edit.read(json, "published");
        if (published == null) {
            throw new IllegalStateException("a version must contain \"published\"");
        }
        return new Version(
                json.get("number").getAsInt(),
                JsonText.of(json.getAsJsonObject("catalogue")),
                json.get("hash").getAsString(),
                published,
                json.get("author").getAsString(),
                json.get("note").getAsString(),
                json.get("previous").getAsString(),
                heads);
    }
}
