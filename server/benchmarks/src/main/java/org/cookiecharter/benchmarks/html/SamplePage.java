// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page in UTF-8 that the contenders read.
 *
 * @param content the bytes of the page, which must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // Pages are never compared.
record SamplePage(String name, byte[] content) {
    /** Returns the pages in a folder, which are the files whose names end with {@code .html}, by name. */
    static List<SamplePage> in(Path folder) throws IOException {
        List<SamplePage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList()) {
                pages.add(new SamplePage(
                        file.getFileName().toString().replaceFirst("[.]html$", ""), Files.readAllBytes(file)));
            }
        }
        return pages;
    }

    /** Returns the generated pages. */
    static List<SamplePage> generated() {
        return Stream.of(GeneratedPage.values())
                .map(page -> new SamplePage(page.title(), page.markup().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
