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

    private final Map<String, Declaration> literals = new HashMap<>();
    private final Map<String, List<Declaration>> patterns = new HashMap<>();
    private final int[] prefixLengths;

    NameIndex(List<Declaration> declarations) {
        TreeSet<Integer> lengths = new TreeSet<>();
        for (Declaration declaration : declarations) {
            String name = declaration.cookie().name();
            if (NamePattern.isPattern(name)) {
                String prefix = NamePattern.prefix(name);
                patterns.computeIfAbsent(prefix, p -> new ArrayList<>()).add(declaration);
                lengths.add(prefix.length());
            } else {
                literals.put(name, declaration);
            }
        }
        prefixLengths = lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    @Nullable
    Declaration find(String name) {
        Declaration literal = literals.get(name);
        if (literal != null || prefixLengths.length == 0 || name.length() > LONGEST_NAME) {
            return literal;
        }
        Declaration best = null;
        for (Declaration candidate : candidates(name)) {
            String pattern = candidate.cookie().name();
            if ((best == null || beats(pattern, best.cookie().name())) && NamePattern.matches(pattern, name)) {
                best = candidate;
            }
        }
        return best;
    }

    /** The patterns whose beginning the name has. */
    List<Declaration> candidates(String name) {
        List<Declaration> candidates = List.of();
        for (int length : prefixLengths) {
            if (length > name.length()) {
                break;
            }
            List<Declaration> more = patterns.get(name.substring(0, length));
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
