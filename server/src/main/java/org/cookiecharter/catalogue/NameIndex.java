// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declaration of a name: a literal beats a pattern, a longer pattern beats a shorter one.
 *
 * <p>Cost does not grow with the number of declarations: patterns are found by what stands before their first star, so
 * a look-up asks once for each length that such a beginning has anywhere in the catalogue.
 */
final class NameIndex {
    /** No browser sends a longer one: name and value together have 4096 octets (RFC 6265bis, 5.6). */
    private static final int LONGEST_NAME = 4096;

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

    /** @param text holds the name, from one place to another */
    @Nullable
    CookieDeclaration find(String text, int from, int to) {
        CookieDeclaration literal = literals.find(NameTable.hash(text, from, to), text, from, to);
        if (literal != null || prefixLengths.length == 0 || to - from > LONGEST_NAME) {
            return literal;
        }
        CookieDeclaration best = null;
        List<CookieDeclaration> candidates = candidates(text, from, to);
        for (int i = 0; i < candidates.size(); i++) {
            CookieDeclaration candidate = candidates.get(i);
            String pattern = candidate.cookie().name();
            if ((best == null || beats(pattern, best.cookie().name()))
                    && NamePattern.matches(pattern, text, from, to)) {
                best = candidate;
            }
        }
        return best;
    }

    /** The patterns whose beginning the name has. */
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

    /** Of two equally long ones the alphabet decides, so that the order of the file never does. */
    private static boolean beats(String pattern, String other) {
        return pattern.length() == other.length() ? pattern.compareTo(other) < 0 : pattern.length() > other.length();
    }
}
