// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameIndexTest {
    private static final LocalizedText TEXT = new LocalizedText("en", Map.of("en", "x"));
    private static final Category CATEGORY =
            new Category("c", ConsentRequirement.OPT_IN, TEXT, null, null, null, false, true);
    private static final CookieDuration SESSION = new CookieDuration("session", CookieDuration.SESSION);

    @ParameterizedTest
    @CsvSource({
        "_ga, _ga",
        "_ga_, _ga_*",
        "_ga_1, _ga_*",
        "_ga_x_1, _ga_x_*",
        "_gat, _ga*",
        "_g, *",
        "my_id, *_id",
        "_ga_id, _ga_*",
        "_ga_9_id, _ga_*_id",
        "_GA, *",
    })
    void prefersLiteralToPatternAndLongerPatternToShorter(String name, String declared) {
        assertEquals(declared, find(List.of("*", "_ga*", "_ga_*_id", "_ga", "_ga_*", "_ga_x_*", "*_id"), name));
        assertEquals(declared, find(List.of("*_id", "_ga_x_*", "_ga_*", "_ga", "_ga_*_id", "_ga*", "*"), name));
    }

    @Test
    void doesNotFindUndeclaredName() {
        NameIndex index = index(List.of("sid", "_ga_*"));
        assertNull(index.find("SID"));
        assertNull(index.find("_ga"));
        assertNull(index.find(""));
        assertNull(index.find("_ga_" + "x".repeat(5000)));
    }

    @Test
    void ignoresOrderOfFileForPatternsOfEqualLength() {
        assertEquals("*b", find(List.of("*b", "a*"), "ab"));
        assertEquals("*b", find(List.of("a*", "*b"), "ab"));
    }

    /** Only patterns with a matching prefix are tried. */
    @Test
    void findsNameAmongHundredThousandInConstantTime() {
        List<String> names = new ArrayList<>();
        IntStream.range(0, 50_000)
                .forEach(i -> Stream.of("n" + i, String.format("p%05d_*", i)).forEach(names::add));
        NameIndex index = index(names);
        assertEquals("n49999", found(index, "n49999"));
        assertEquals("p49999_*", found(index, "p49999_x"));
        assertNull(index.find("p5000x_x"));
        assertEquals(1, index.candidates("p49999_x", 0, 8).size());
        assertEquals(0, index.candidates("p5000x_x", 0, 8).size());
    }

    private static String find(List<String> declared, String name) {
        return found(index(declared), name);
    }

    private static String found(NameIndex index, String name) {
        CookieDeclaration declaration = index.find(name);
        assertNotNull(declaration, name);
        return declaration.cookie().name();
    }

    private static NameIndex index(List<String> names) {
        List<DeclaredCookie> cookies = names.stream()
                .map(name -> new DeclaredCookie(
                        name, TEXT, SESSION, Storage.COOKIE, null, null, false, false, true, false, false, null))
                .toList();
        Service service = new Service(
                "s", "p", TEXT, List.of(), CATEGORY, null, List.of(), null, null, null, null, Set.of(), false, cookies);
        return new NameIndex(cookies.stream()
                .map(cookie -> new CookieDeclaration(cookie, service))
                .toList());
    }
}
