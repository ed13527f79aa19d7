// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that no text file contains a word of {@code retired-words.txt}, which also gives its replacement. */
class RetiredWordsTest {
    private static final Path LIST = Page.ROOT.resolve("docs/src/test/resources/retired-words.txt");
    private static final Pattern TEXT_FILE =
            Pattern.compile(".*\\.(java|js|ts|css|html|md|json|yaml|yml|properties|xml|mod|sql|txt)");

    /** Text blocks, strings, characters and comments of Java, whose line breaks must be preserved. */
    private static final Pattern STRING_OR_COMMENT = Pattern.compile(
            "\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\"" + "|'(?:\\\\.|[^'\\\\\n])+'|//[^\n]*|/\\*(?s:.*?)\\*/");

    @Test
    void noFileContainsRetiredWord() throws IOException {
        List<String> list = Files.readAllLines(LIST);
        List<String> skipped = list.stream()
                .filter(line -> line.startsWith("skip "))
                .map(line -> line.substring("skip ".length()))
                .toList();
        List<RetiredWord> words = words(list);
        List<String> found = new ArrayList<>();
        int files = 0;
        for (Path path : Poms.sources()) {
            String file = Page.ROOT.relativize(path).toString();
            if (TEXT_FILE.matcher(file).matches() && skipped.stream().noneMatch(file::startsWith)) {
                files++;
                found.addAll(find(words, file, Files.readString(path)));
            }
        }
        assertTrue(files > 500, () -> "too few files are searched");
        assertEquals("", String.join("\n", found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a/Old.md    | The class Misfit.              | 'Misfit' is retired: use Discrepancy",
                "a/Old.java  | int mendsIt; int mendIt;       | 'mend' is retired: use fix",
                "a/Old.java  | class HeldThing {}             | 'class Held' is retired: use a noun",
                "a/Old.js    | // It is told once.            | 'is told' is retired: use an active verb",
                "a/Old.yaml  | description: A MISTAKE         | 'MISTAKE' is retired: use error",
            })
    void reportsFileLineAndReplacement(String file, String line, String message) {
        List<RetiredWord> words = words(List.of(
                "name Misfit -> Discrepancy",
                "part mend -> fix",
                "type Held -> a noun",
                "prose (is|are) told -> an active verb",
                "prose mistakes? -> error"));
        assertEquals(List.of(file + ":2: " + message), find(words, file, "\n" + line + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a/New.md    | Misfits, SomeMisfit",
                "a/New.java  | int amend, recommendation; String s = \"mend\"; /* mend */ // mend",
                "a/New.java  | class Withheld {}",
                "a/New.js    | const mend = 1;",
            })
    void ignoresOtherWordsAndKindsOfFiles(String file, String line) {
        List<RetiredWord> words =
                words(List.of("name Misfit -> Discrepancy", "part mend -> fix", "type Held -> a noun"));
        assertEquals(List.of(), find(words, file, line));
    }

    private static List<RetiredWord> words(List<String> list) {
        return list.stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("skip "))
                .map(RetiredWord::parse)
                .toList();
    }

    private static List<String> find(List<RetiredWord> words, String file, String text) {
        String code = file.endsWith(".java") ? code(text) : "";
        String lowerCase = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (RetiredWord word : words) {
            found.addAll(word.find(file, word.codeOnly() ? code : text, lowerCase));
        }
        return found;
    }

    /** Returns Java code without strings and comments, on the same lines. */
    private static String code(String java) {
        return STRING_OR_COMMENT
                .matcher(java)
                .replaceAll(match -> "\n".repeat((int) match.group().lines().count() - 1));
    }
}
