// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "_ga_*, _ga_X1, true",
        "_ga_*, _ga_, true",
        "_ga_*, _ga, false",
        "_ga_*, _GA_X1, false",
        "_ga_*, x_ga_1, false",
        "*_id, my_id, true",
        "*_id, _id, true",
        "*_id, my_idx, false",
        "a*a, a, false",
        "a*a, aa, true",
        "a*b*c, abc, true",
        "a*b*c, axxbyyc, true",
        "a*b*c, acb, false",
        "a*bc*c, abc, false",
        "a*bc*c, abcc, true",
        "*ab*ab*, xabyabz, true",
        "*ab*ab*, xaby, false",
        "*aab*, aaab, true",
    })
    void starMatchesAnyCharacters(String pattern, String name, boolean matches) {
        assertEquals(matches, NamePattern.matches(pattern, name));
    }

    @Test
    void rejectsLongNameThatAlmostMatchesInLinearTime() {
        assertFalse(NamePattern.matches("*a*a*a*a*a*a*a*a*a*a*b", "a".repeat(4096)));
    }

    /** Compares all patterns of up to four characters with a match that tries each split. */
    @Test
    void matchesLikeExhaustiveSearch() {
        List<String> names = words("ab", 5);
        for (String pattern : patterns()) {
            for (String name : names) {
                assertEquals(tried(pattern, name), NamePattern.matches(pattern, name), pattern + " " + name);
            }
        }
    }

    /** If two patterns of four characters overlap, they match a common name of at most six. */
    @Test
    void findsOverlapsLikeExhaustiveSearch() {
        List<String> names = words("ab", 6);
        for (String one : patterns()) {
            for (String other : patterns()) {
                boolean some = names.stream().anyMatch(name -> tried(one, name) && tried(other, name));
                assertEquals(some, NamePattern.haveCommonMatch(one, other), one + " " + other);
            }
        }
    }

    private static List<String> patterns() {
        return words("ab*", 4).stream().filter(NamePattern::isPattern).toList();
    }

    private static boolean tried(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return tried(pattern.substring(1), name) || (!name.isEmpty() && tried(pattern, name.substring(1)));
        }
        return !name.isEmpty() && name.charAt(0) == pattern.charAt(0) && tried(pattern.substring(1), name.substring(1));
    }

    private static List<String> words(String alphabet, int longest) {
        List<String> all = new ArrayList<>(List.of(""));
        for (int from = 0, length = 0; length < longest; length++) {
            int to = all.size();
            for (; from < to; from++) {
                for (int i = 0; i < alphabet.length(); i++) {
                    all.add(all.get(from) + alphabet.charAt(i));
                }
            }
        }
        return all;
    }
}
