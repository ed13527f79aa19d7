// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the accessibility conformance report has every criterion once, and names only tests that exist. */
class ConformanceTest {
    private static final Pattern RANGE = Pattern.compile("(\\d+)\\.(\\d+)(?: to (\\d+)\\.(\\d+))?");

    /** The number of criteria of each theme of RGAA 4.1; 106 together. */
    private static final int[] RGAA = {9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12};

    /** The criteria of WCAG 2.2 of levels A and AA, by guideline; 4.1.1 is obsolete. */
    private static final Map<String, List<Integer>> WCAG = new TreeMap<>(Map.ofEntries(
            Map.entry("1.1", List.of(1)),
            Map.entry("1.2", List.of(1, 2, 3, 4, 5)),
            Map.entry("1.3", List.of(1, 2, 3, 4, 5)),
            Map.entry("1.4", List.of(1, 2, 3, 4, 5, 10, 11, 12, 13)),
            Map.entry("2.1", List.of(1, 2, 4)),
            Map.entry("2.2", List.of(1, 2)),
            Map.entry("2.3", List.of(1)),
            Map.entry("2.4", List.of(1, 2, 3, 4, 5, 6, 7, 11)),
            Map.entry("2.5", List.of(1, 2, 3, 4, 7, 8)),
            Map.entry("3.1", List.of(1, 2)),
            Map.entry("3.2", List.of(1, 2, 3, 4, 6)),
            Map.entry("3.3", List.of(1, 2, 3, 4, 7, 8)),
            Map.entry("4.1", List.of(2, 3))));

    /** Returns the rows of the table whose header begins so. */
    private static List<List<String>> rows(String header) throws IOException {
        List<String> lines = Files.readAllLines(Page.ROOT.resolve("docs/pages/accessibility.md"));
        int start = 0;
        while (!lines.get(start).startsWith("| " + header + " |")) {
            start++;
        }
        return lines.stream()
                .skip(start + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(EvidenceTest::cells)
                .toList();
    }

    @Test
    void hasEveryCriterionOfWcagOnce() throws IOException {
        List<String> expected = WCAG.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(number -> entry.getKey() + '.' + number))
                .toList();
        assertEquals(
                expected, rows("WCAG 2.2").stream().map(cells -> cells.get(0)).toList());
        for (List<String> cells : rows("WCAG 2.2")) {
            assertTrue(List.of("9." + cells.get(0), "—").contains(cells.get(1)), cells.toString());
        }
    }

    @Test
    void hasEveryCriterionOfRgaaOnce() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int theme = 1; theme <= RGAA.length; theme++) {
            for (int number = 1; number <= RGAA[theme - 1]; number++) {
                expected.add(theme + "." + number);
            }
        }
        List<String> listed = new ArrayList<>();
        for (List<String> cells : rows("RGAA 4.1")) {
            Matcher range = RANGE.matcher(cells.get(0));
            assertTrue(range.matches(), cells.toString());
            int last = Integer.parseInt(range.group(4) == null ? range.group(2) : range.group(4));
            for (int number = Integer.parseInt(range.group(2)); number <= last; number++) {
                listed.add(range.group(1) + "." + number);
            }
        }
        assertEquals(expected, listed);
        assertEquals(106, listed.size());
    }

    @Test
    void everySupportedCriterionHasExistingTestOrManualCheck() throws IOException {
        List<List<String>> rows = Stream.concat(rows("WCAG 2.2").stream(), rows("RGAA 4.1").stream())
                .toList();
        for (List<String> cells : rows) {
            String conformance = cells.get(cells.size() - 2);
            String evidence = cells.get(cells.size() - 1);
            if (conformance.equals("not applicable")) {
                assertFalse(evidence.isEmpty() || evidence.contains("`"), cells.toString());
                continue;
            }
            assertEquals("supports", conformance, cells.toString());
            assertTrue(
                    evidence.startsWith("manual: ")
                            || EvidenceTest.NAME.matcher(evidence).find(),
                    cells.toString());
            assertEquals(List.of(), EvidenceTest.missing(evidence), cells.toString());
        }
    }
}
