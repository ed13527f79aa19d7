// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a chain that says which records were removed from it, and how. It goes on from the entry before it: the
 * last one of a chain accounts for everything that is gone or erased.
 *
 * @param act by which the records were removed
 * @param before the moment before which the choices ended that a pruning removed; null for an erasure
 * @param erased how many records this act erased
 * @param total how many entries of the chain have been removed so far: the erased records, those at the beginning that are
 *     gone altogether, and the removals among the latter
 * @param cut how many places at the beginning of the chain are gone altogether
 * @param base the hash of the last entry that is gone, 64 hex digits; all zero if there is none
 */
record PruneRecord(Act act, @Nullable Instant before, long erased, long total, long cut, String base) {
    /** How records are removed. */
    enum Act {
        /** Records of choices that ended long ago. */
        PRUNE("prune"),
        /** Records of one visitor. */
        ERASE("erase");

        private final String word;

        Act(String word) {
            this.word = word;
        }
    }

    /** What stands before the first removal. */
    static PruneRecord none() {
        return new PruneRecord(Act.ERASE, null, 0, 0, 0, Hash.hex(Link.beforeTheFirst()));
    }

    /** The text that the store holds, and the chain hashes. */
    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("act", act.word);
        if (before != null) {
            json.addProperty("before", before.toString());
        }
        json.addProperty("erased", erased);
        json.addProperty("total", total);
        json.addProperty("cut", cut);
        json.addProperty("base", base);
        return json.toString();
    }

    /** The removal in this text; null if it is none, since somebody else wrote it. */
    static @Nullable PruneRecord of(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            String before = json.has("before") ? json.get("before").getAsString() : null;
            PruneRecord removal = new PruneRecord(
                    json.get("act").getAsString().equals(Act.PRUNE.word) ? Act.PRUNE : Act.ERASE,
                    before == null ? null : Instant.parse(before),
                    json.get("erased").getAsLong(),
                    json.get("total").getAsLong(),
                    json.get("cut").getAsLong(),
                    json.get("base").getAsString());
            // Any other text could mean the same to this reader and something else to another.
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

    /** Whether it can stand in a chain behind an earlier removal. */
    boolean follows(PruneRecord earlier, long place) {
        return erased >= 0
                && cut >= earlier.cut
                && cut < place
                && total >= earlier.total + erased
                && total >= cut
                && total < place
                && (cut > earlier.cut || base.equals(earlier.base));
    }
}
