// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An immutable set of names of attributes that make a rewriter need a tag. Some of them are irrelevant while they only
 * contain relative addresses.
 *
 * <p>Names are compared by their first eight characters, so that a look-up reads a single word. A name that only starts
 * like one of the set is therefore also found; its tag is passed to the rewriter, which compares the whole name.
 */
public final class AttributeNames {
    /** The set without names: no tag is needed. */
    public static final AttributeNames NONE = of(Set.of(), Set.of());

    private static final long LOWER_CASE = 0x2020202020202020L;

    private final Set<String> addresses;
    private final Set<String> others;
    private final long[] addressKeys;
    private final long[] otherKeys;
    /** One bit for each of some hashes of the keys: most names are not in the set and need no further comparison. */
    private final long hashes;

    private AttributeNames(Set<String> addresses, Set<String> others) {
        this.addresses = addresses;
        this.others = others;
        this.addressKeys = keys(addresses);
        this.otherKeys = keys(others);
        long bits = 0;
        for (long[] keys : new long[][] {addressKeys, otherKeys}) {
            for (long key : keys) {
                bits |= bit(key);
            }
        }
        this.hashes = bits;
    }

    /**
     * Returns a set of names.
     *
     * @param addresses names of attributes that contain addresses, in lower case
     * @param others names of other attributes, in lower case
     */
    public static AttributeNames of(Collection<String> addresses, Collection<String> others) {
        return new AttributeNames(Set.copyOf(addresses), Set.copyOf(others));
    }

    /** Returns the union of both sets. */
    public AttributeNames with(AttributeNames more) {
        Set<String> allAddresses = new LinkedHashSet<>(addresses);
        allAddresses.addAll(more.addresses);
        Set<String> allOthers = new LinkedHashSet<>(others);
        allOthers.addAll(more.others);
        return of(allAddresses, allOthers);
    }

    /** Returns whether the set contains the name of this key. */
    boolean contains(long key) {
        return (hashes & bit(key)) != 0 && (isIn(addressKeys, key) || isIn(otherKeys, key));
    }

    /** Returns whether the name of this key, which the set contains, is only relevant with an absolute address. */
    boolean isAddress(long key) {
        return !isIn(otherKeys, key);
    }

    /**
     * Returns the key of a name.
     *
     * @param letters the first eight units, the first one in the lowest byte; those after the name are ignored
     * @param length the length of the name, at least 1
     */
    static long key(long letters, int length) {
        long key = letters | LOWER_CASE;
        return length >= Long.BYTES ? key : key & ((1L << (length * Byte.SIZE)) - 1);
    }

    static long key(String name) {
        long letters = 0;
        for (int i = 0; i < Math.min(name.length(), Long.BYTES); i++) {
            letters |= (long) name.charAt(i) << (i * Byte.SIZE);
        }
        return key(letters, name.length());
    }

    private static long[] keys(Set<String> names) {
        return names.stream().mapToLong(AttributeNames::key).distinct().toArray();
    }

    private static long bit(long key) {
        return 1L << ((key * 0x9E3779B97F4A7C15L) >>> 58);
    }

    private static boolean isIn(long[] keys, long key) {
        for (long other : keys) {
            if (other == key) {
                return true;
            }
        }
        return false;
    }
}
