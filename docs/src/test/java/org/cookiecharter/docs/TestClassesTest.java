// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests that the build runs each test class, and that unit tests need only Java. */
class TestClassesTest {
    private static final Pattern HAS_TESTS =
            Pattern.compile("@(Test|ParameterizedTest|TestFactory|FuzzTest|RepeatedTest)\\b");
    private static final Pattern ABSTRACT = Pattern.compile("(?m)^(public )?(abstract class|interface) ");

    /** Text of tests that need a browser or a database server. */
    private static final Pattern SLOW = Pattern.compile(
            "com\\.microsoft\\.playwright|org\\.htmlunit|EmbeddedPostgres|PostgresFixture|Postgres\\.freshDatabase"
                    + "|extends InChromium|\\bChromium\\.|new Chromium");

    private static final Pattern INCLUDE = Pattern.compile("<include>(org/cookiecharter/[^<]*\\.java)</include>");

    private static List<Path> javaTests() {
        return Poms.sources().stream()
                .filter(file -> file.toString().matches(".*/src/test/java/.*\\.java"))
                .toList();
    }

    @Test
    void eachClassWithTestsIsNamedForTheRunItBelongsTo() throws IOException {
        for (Path file : javaTests()) {
            String text = Files.readString(file);
            if (HAS_TESTS.matcher(text).find() && !ABSTRACT.matcher(text).find()) {
                assertTrue(file.toString().matches(".*(Test|IT)\\.java"), file.toString());
            }
        }
    }

    @Test
    void unitTestsNeedNoBrowserAndNoDatabaseServer() throws IOException {
        for (Path file : javaTests()) {
            if (file.toString().endsWith("Test.java") && !file.endsWith("TestClassesTest.java")) {
                assertFalse(SLOW.matcher(Files.readString(file)).find(), file.toString());
            }
        }
    }

    @Test
    void pomsNameTestClassesThatExist() {
        List<String> named = Poms.all().stream()
                .flatMap(pom -> INCLUDE.matcher(pom).results())
                .map((MatchResult include) -> include.group(1))
                .toList();
        assertFalse(named.isEmpty());
        assertEquals(
                List.of(),
                named.stream()
                        .filter(name -> !Poms.hasClass(name.replaceFirst("\\.java$", "")))
                        .toList());
    }
}
