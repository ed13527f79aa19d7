// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.proof.Misfit.Kind;
import org.jspecify.annotations.Nullable;

/** Follows the chain of one node through its records, whichever store they come from. */
final class ChainCheck {
    private final Chain chain;
    private final Map<Long, String> noted = new TreeMap<>();
    private final Link link = new Link();
    private long place;
    private byte[] hash;

    /** @param heads those that were noted down, of any node */
    ChainCheck(Chain chain, Collection<ChainHead> heads) {
        this.chain = chain;
        this.place = chain.pruned();
        this.hash = chain.base();
        for (ChainHead head : heads) {
            // What is pruned cannot be compared any more.
            if (head.node().equals(chain.node()) && head.place() >= place && head.place() > 0) {
                noted.put(head.place(), head.hash());
            }
        }
    }

    static Map<Integer, ChainCheck> all(Collection<Chain> chains, Collection<ChainHead> heads) {
        Map<Integer, ChainCheck> all = new HashMap<>();
        chains.forEach(chain -> all.put(chain.number(), new ChainCheck(chain, heads)));
        return all;
    }

    /** Where the next record must stand. */
    long next() {
        return place + 1;
    }

    /** What is wrong before the first record; null where nothing is. */
    @Nullable
    Misfit start() {
        return compare();
    }

    /**
     * What is wrong with the next record; null where nothing is.
     *
     * @param at where it says that it stands
     * @param content the hash of what it says; null where it says nothing that can be hashed
     * @param said the hash that it has
     */
    @Nullable
    Misfit next(long at, byte @Nullable [] content, byte @Nullable [] said) {
        if (at <= place) {
            return misfit(at, Kind.MOVED, "stands after record " + place);
        }
        if (at > next()) {
            return misfit(next(), Kind.MISSING, "is missing; the next is " + at);
        }
        if (at > chain.last()) {
            return misfit(at, Kind.ADDED, "was added; the chain has " + chain.last());
        }
        if (content == null || said == null || !matches(at, content, said)) {
            return misfit(at, Kind.CHANGED, "was changed");
        }
        place = at;
        hash = said;
        return compare();
    }

    private boolean matches(long at, byte[] content, byte[] said) {
        return content.length == Hash.BYTES && MessageDigest.isEqual(said, link.hash(chain.node(), at, hash, content));
    }

    /** What is wrong with the end; null where nothing is. */
    @Nullable
    Misfit end() {
        if (place < chain.last()) {
            return misfit(next(), Kind.CUT, "is missing, and all after it; the chain has had " + chain.last());
        }
        if (!MessageDigest.isEqual(hash, chain.head())) {
            return misfit(place, Kind.CHANGED, "has another hash than the head of the chain");
        }
        for (long later : noted.keySet()) {
            if (later > place) {
                return misfit(next(), Kind.CUT, "is missing, and all after it; a noted head has " + later);
            }
        }
        return null;
    }

    private @Nullable Misfit compare() {
        String expected = noted.get(place);
        return expected == null || expected.equals(Hash.hex(hash))
                ? null
                : misfit(place, Kind.REWRITTEN, "or one before it was written anew; its hash was noted as " + expected);
    }

    Misfit misfit(long at, Kind kind, String what) {
        return new Misfit(chain.node(), at, kind, "record %d of node %s %s".formatted(at, chain.node(), what));
    }
}
