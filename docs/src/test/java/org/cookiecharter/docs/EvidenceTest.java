// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that each row of the tables of enforcement and threats names test methods that exist. */
class EvidenceTest {
    private static final Path ENFORCEMENT = Page.ROOT.resolve("docs/pages/enforcement.md");
    static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern TEST = Pattern.compile("@(?:Test|ParameterizedTest|TestFactory)\\b");

    private static final List<Path> SOURCES = Poms.sources();

    /** The last cell of a row whose statement no test can show, such as what other sites do. */
    private static final String UNTESTABLE = "—";

    /** Returns the cells of each row below a header whose last cell is {@code Tests}. */
    private static List<List<String>> rows(Path page) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(page)) {
            List<String> cells = cells(line);
            if (cells.isEmpty()) {
                inTable = false;
            } else if (cells.get(cells.size() - 1).equals("Tests")) {
                inTable = true;
            } else if (inTable && !cells.get(0).startsWith("---")) {
                rows.add(cells);
            }
        }
        return rows;
    }

    /** Returns the cells of a row of a table; none if the line is not one. */
    static List<String> cells(String line) {
        return line.startsWith("| ")
                ? Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    /** Returns the names of tests in a text that do not exist. */
    static List<String> missing(String tests) throws IOException {
        List<String> missing = new ArrayList<>();
        for (MatchResult name : NAME.matcher(tests).results().toList()) {
            if (!exists(name.group(1), name.group(2))) {
                missing.add(name.group());
            }
        }
        return missing;
    }

    private static boolean exists(String className, String method) throws IOException {
        for (Path source : SOURCES) {
            if (source.endsWith(className + ".java")) {
                String text = Files.readString(source);
                return TEST.matcher(text).find()
                        && Pattern.compile(" " + method + "\\(").matcher(text).find();
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(strings = {"enforcement.md", "threat-model.md"})
    void everyRowNamesExistingTests(String page) throws IOException {
        List<List<String>> rows = rows(Page.ROOT.resolve("docs/pages").resolve(page));
        assertTrue(rows.size() > 20, page);
        for (List<String> cells : rows) {
            String tests = cells.get(cells.size() - 1);
            assertTrue(tests.equals(UNTESTABLE) || NAME.matcher(tests).find(), cells.get(0));
            assertEquals(List.of(), missing(tests), cells.get(0));
        }
    }

    @Test
    void detectsMissingTest() throws IOException {
        assertEquals(List.of("`EvidenceTest.noSuchTest`"), missing("`EvidenceTest.noSuchTest`"));
        assertEquals(List.of("`NoSuchTest.runs`"), missing("`NoSuchTest.runs`"));
        assertEquals(List.of(), missing("`EvidenceTest.detectsMissingTest`"));
    }

    @Test
    void everyRowOfReadmeHasTests() throws IOException {
        String readme = Files.readString(Page.ROOT.resolve("README.md"));
        int start = readme.indexOf("| Subject | Enforced |");
        assertFalse(start < 0, "the README has its table");
        List<String> subjects = readme.substring(start)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> cells(line).get(0))
                .toList();
        List<String> tested = rows(ENFORCEMENT).stream()
                .filter(cells -> cells.size() == 2)
                .map(cells -> cells.get(0))
                .toList();
        assertEquals(subjects, tested);
    }
}
