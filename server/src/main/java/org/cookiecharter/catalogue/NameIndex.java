// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declaration of a name: a literal name takes precedence over a pattern, a longer pattern over a shorter one.
 *
 * <p>The cost of a look-up does not depend on the number of declarations: patterns are indexed by their prefix before
 * the first star, so a look-up needs one step for each length that such prefixes have in the catalogue.
 */
final class NameIndex {
    /**
     * The maximum length of a name: a browser sends no longer one, because name and value together are limited to 4096
     * octets (RFC 6265bis, 5.6).
     */
    private static final int MAX_NAME_LENGTH = 4096;

    private final NameTable<CookieDeclaration> literals;
    private final NameTable<List<CookieDeclaration>> patterns;
    private final int[] prefixLengths;

    NameIndex(List<CookieDeclaration> declarations) {
        Map<String, CookieDeclaration> byName = new HashMap<>();
        Map<String, List<CookieDeclaration>> byPrefix = new HashMap<>();
        TreeSet<Integer> lengths = new TreeSet<>();
        for (CookieDeclaration declaration : declarations) {
            String name = declaration.cookie().name();
            if (NamePattern.isPattern(name)) {
                String prefix = NamePattern.prefix(name);
                byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(declaration);
                lengths.add(prefix.length());
            } else {
                byName.put(name, declaration);
            }
        }
        literals = new NameTable<>(byName);
        patterns = new NameTable<>(byPrefix);
        prefixLengths = lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    @Nullable
    CookieDeclaration find(String name) {
        return find(name, 0, name.length());
    }

    /**
     * Finds the declaration of a name that is part of a longer text. Returns null if there is none.
     *
     * @param text the text that contains the name
     * @param from the index of the name's first character
     * @param to the index after the name's last character
     */
    @Nullable
    CookieDeclaration find(String text, int from, int to) {
        CookieDeclaration literal = literals.find(NameTable.hash(text, from, to), text, from, to);
        if (literal != null || prefixLengths.length == 0 || to - from > MAX_NAME_LENGTH) {
            return literal;
        }
        CookieDeclaration best = null;
        List<CookieDeclaration> candidates = candidates(text, from, to);
        for (int i = 0; i < candidates.size(); i++) {
            CookieDeclaration candidate = candidates.get(i);
            String pattern = candidate.cookie().name();
            if ((best == null || takesPrecedence(pattern, best.cookie().name()))
                    && NamePattern.matches(pattern, text, from, to)) {
                best = candidate;
            }
        }
        return best;
    }

    /** Returns the declarations whose pattern begins like the name. */
    List<CookieDeclaration> candidates(String text, int from, int to) {
        List<CookieDeclaration> candidates = List.of();
        int hash = 0;
        int hashed = from;
        for (int length : prefixLengths) {
            if (length > to - from) {
                break;
            }
            for (; hashed < from + length; hashed++) {
                hash = NameTable.hash(hash, text.charAt(hashed));
            }
            List<CookieDeclaration> more = patterns.find(hash, text, from, hashed);
            if (more != null && candidates.isEmpty()) {
                candidates = more;
            } else if (more != null) {
                candidates = new ArrayList<>(candidates);
                candidates.addAll(more);
            }
        }
        return candidates;
    }

    /**
     * Returns whether a pattern takes precedence over another one. Two patterns of equal length are compared
     * alphabetically, so that the order of the file never matters.
     */
    private static boolean takesPrecedence(String pattern, String other) {
        return pattern.length() == other.length() ? pattern.compareTo(other) < 0 : pattern.length() > other.length();
    }
}
