// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.chain;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 *     beginning, and the removals and documents among the latter
 * @param cut the number of deleted places at the beginning of the chain
 * @param base the hash of the last deleted entry, 64 hex digits; all zero if there is none
 */
public record RemovalRecord(Act act, @Nullable Instant before, long erased, long total, long cut, String base) {
    /** The kinds of removals. */
    public enum Act implements TextValue {
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

    /** The canonical text. No number of records has 19 digits. */
    private static final Pattern JSON = Pattern.compile("\\{\"act\":\"(?<act>prune|erase)\""
            + "(,\"before\":\"(?<before>[^\"]+)\")?"
            + ",\"erased\":(?<erased>-?\\d{1,18}),\"total\":(?<total>-?\\d{1,18}),\"cut\":(?<cut>-?\\d{1,18})"
            + ",\"base\":\"(?<base>[0-9a-f]{64})\"}");

    /** Returns the initial state, before the first removal. */
    public static RemovalRecord initial() {
        return new RemovalRecord(Act.ERASE, null, 0, 0, 0, Sha256.hex(ChainHash.initialHash()));
    }

    /** Returns the JSON text that is stored and hashed. */
    public String json() {
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
    public static @Nullable RemovalRecord parse(String text) {
        Matcher json = JSON.matcher(text);
        if (!json.matches()) {
            return null;
        }
        try {
            RemovalRecord removal = new RemovalRecord(
                    json.group("act").equals(Act.PRUNE.text) ? Act.PRUNE : Act.ERASE,
                    json.group("before") == null ? null : Instant.parse(json.group("before")),
                    Long.parseLong(json.group("erased")),
                    Long.parseLong(json.group("total")),
                    Long.parseLong(json.group("cut")),
                    json.group("base"));
            // Accept only the canonical text: another reader could interpret a different one differently.
            return removal.json().equals(text) ? removal : null;
        } catch (DateTimeParseException e) {
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
