// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.format.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * A chain entry that documents the removal of records from the chain. It builds on the previous removal: the last one
 * of a chain accounts for everything that was deleted or erased.
 *
 * @param act the kind of removal
 * @param before the moment of a pruning, which removed choices that had ended before it; null for an erasure
 * @param erased the number of records that this removal erased
 * @param total the number of entries removed from the chain so far: the erased records, the deleted ones at the
 *     beginning, and the removals among the latter
 * @param cut the number of deleted places at the beginning of the chain
 * @param base the hash of the last deleted entry, 64 hex digits; all zero if there is none
 */
record RemovalRecord(Act act, @Nullable Instant before, long erased, long total, long cut, String base) {
    /** The kinds of removals. */
    enum Act implements TextValue {
        /** Removes records of choices that ended long ago. */
        PRUNE("prune"),
        /** Removes the records of one visitor. */
        ERASE("erase");

        private final String text;

        Act(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** Returns the initial state, before the first removal. */
    static RemovalRecord initial() {
        return new RemovalRecord(Act.ERASE, null, 0, 0, 0, Sha256.hex(ChainHash.initialHash()));
    }

    /** Returns the JSON text that is stored and hashed. */
    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("act", act.text());
        if (before != null) {
            json.addProperty("before", before.toString());
        }
        json.addProperty("erased", erased);
        json.addProperty("total", total);
        json.addProperty("cut", cut);
        json.addProperty("base", base);
        return json.toString();
    }

    /**
     * Parses a removal.
     *
     * @return the removal, or null if the text is not one, because another program wrote it
     */
    static @Nullable RemovalRecord parse(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            String before = json.has("before") ? json.get("before").getAsString() : null;
            RemovalRecord removal = new RemovalRecord(
                    Objects.requireNonNull(
                            TextValue.parse(Act.class, json.get("act").getAsString())),
                    before == null ? null : Instant.parse(before),
                    json.get("erased").getAsLong(),
                    json.get("total").getAsLong(),
                    json.get("cut").getAsLong(),
                    json.get("base").getAsString());
            // Accept only the canonical text: another reader could interpret a different one differently.
            return removal.json().equals(text) ? removal : null;
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | NumberFormatException
                | UnsupportedOperationException
                | DateTimeException e) {
            return null;
        }
    }

    /**
     * Returns whether this removal can follow an earlier one in a chain.
     *
     * @param place the place of this removal in the chain
     */
    boolean canFollow(RemovalRecord earlier, long place) {
        return erased >= 0
                && cut >= earlier.cut
                && cut < place
                && total >= earlier.total + erased
                && total >= cut
                && total < place
                && (cut > earlier.cut || base.equals(earlier.base));
    }
}
