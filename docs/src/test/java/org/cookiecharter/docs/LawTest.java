// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests that the law page names exactly the existing tests of requirements. */
class LawTest {
    private static final Path PAGE = Page.ROOT.resolve("docs/pages/law.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\|([^|]*)\\|$");
    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");
    private static final Pattern NAME = Pattern.compile("@DisplayName\\(\\s*\"(.*)\"");
    private static final Pattern NUMBERS = Pattern.compile("(?:^|; )((?:\\d+, )*\\d+):");

    @Test
    void eachRowListsItsTests() throws IOException {
        assertEquals(borne(), named());
    }

    @Test
    void lawPageHasEveryRow() throws IOException {
        assertEquals(
                IntStream.rangeClosed(1, 67).boxed().toList(),
                named().keySet().stream().toList());
    }

    @Test
    @DisplayName("44: nothing here or in the interface claims to be approved")
    void claimsNoApproval() throws IOException {
        Pattern claim =
                Pattern.compile("(?i)(approved|certified|endorsed|validé|approuvé|certifié|agréé)\\w* (by|par) ");
        for (Page page : Page.all()) {
            assertFalse(claim.matcher(Files.readString(page.file())).find(), page.toString());
        }
        forEach(
                "banner-js/src/main/texts",
                (file, text) -> assertFalse(claim.matcher(text).find(), file));
    }

    /** Returns the classes that the page names for each row. */
    private static Map<Integer, Set<String>> named() throws IOException {
        Map<Integer, Set<String>> named = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            Set<String> classes = CLASS.matcher(row.group(2))
                    .results()
                    .map(name -> name.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            named.put(Integer.valueOf(row.group(1)), classes);
        }
        return named;
    }

    /** Returns the classes in which a test has the number of each row. */
    private static Map<Integer, Set<String>> borne() throws IOException {
        Map<Integer, Set<String>> borne = new TreeMap<>();
        for (String module : new String[] {"banner-js", "server", "server/filter", "server/tools", "demo", "docs"}) {
            forEach(
                    module + "/src/test/java",
                    (file, text) -> NAME.matcher(text)
                            .results()
                            .flatMap(name -> NUMBERS.matcher(name.group(1)).results())
                            .map(numbers -> numbers.group(1).split(", ", -1))
                            .flatMap(Stream::of)
                            .forEach(row -> borne.computeIfAbsent(Integer.valueOf(row), r -> new TreeSet<>())
                                    .add(file)));
        }
        return borne;
    }

    private static void forEach(String folder, BiConsumer<String, String> use) throws IOException {
        try (Stream<Path> files = Files.walk(Page.ROOT.resolve(folder))) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    use.accept(file.getFileName().toString().replaceFirst("\\..*", ""), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
