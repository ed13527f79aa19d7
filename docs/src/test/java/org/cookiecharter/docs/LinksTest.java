// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that pages are listed in the index, and that their links have targets. */
class LinksTest {
    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkHasTarget(Page page) {
        List<String> lost = new ArrayList<>();
        for (String link : page.links()) {
            if (!link.matches("[a-z]+:.*") && !leads(page.file(), link)) {
                lost.add(link);
            }
        }
        assertEquals(List.of(), lost);
    }

    private static boolean leads(Path from, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        if (!Files.exists(target) || !target.startsWith(Page.ROOT)) {
            return false;
        }
        return hash < 0 || Page.of(target).anchors().contains(link.substring(hash + 1));
    }

    @Test
    void indexListsEveryPage() {
        TreeSet<String> pages = new TreeSet<>(List.of("CHANGELOG.md", "openapi.yaml"));
        Page.files(Page.ROOT.resolve("docs/pages")).forEach(file -> pages.add("pages/" + file.getFileName()));
        TreeSet<String> listed = new TreeSet<>(Page.of(Page.INDEX).links());
        listed.removeIf(link -> link.startsWith(".."));
        assertEquals(pages, listed);
    }

    @Test
    void readmeLinksToIndex() {
        assertTrue(Page.of(Page.ROOT.resolve("README.md")).links().contains("docs/README.md"));
    }

    /** Each sample's language must be covered by a test. */
    @ParameterizedTest
    @MethodSource("pages")
    void everySampleHasTestedLanguage(Page page) {
        List<Sample> untried = page.samples().stream()
                .filter(sample -> !List.of("java", "json", "html", "css", "js", "xml", "yaml", "yml", "sh", "text")
                        .contains(sample.language()))
                .toList();
        assertEquals(List.of(), untried);
    }
}
