// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cookiecharter.catalogue.CatalogueProvider;

/** The site's catalogue, rewritten repeatedly: each time with another duration, and so with another revision. */
final class CatalogueOnDisk {
    private static final String JSON = """
            {"site": "https://example.org", "language": "en",
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Necessary"},
              {"id": "stats", "consent": "opt-out", "name": "Statistics", "gpc": true},
              {"id": "media", "consent": "opt-in", "name": "Media", "purpose": "Show films and maps"}],
             "services": [
              {"id": "login", "provider": "Us", "name": "Log-in", "category": "needed", "cookies": [
                {"name": "sid", "purpose": "Session", "duration": "P14D"}]},
              {"id": "count", "provider": "Counter", "name": "Counter", "category": "stats", "cookies": [
                {"name": "_c", "purpose": "Count", "duration": "P13M"}]},
              {"id": "video", "provider": "Them", "name": "Films", "category": "media", "origins": ["v.example"],
               "cookies": [{"name": "_v", "purpose": "Measure", "duration": "PT%dS"}]},
              {"id": "map", "provider": "Maps", "name": "Maps", "category": "media", "cookies": [
                {"name": "_m", "purpose": "Locate", "duration": "P6M"}]}]}
            """;
    private static final int FIRST = 1_000_000;

    private final Path file;
    private int seconds = FIRST;

    CatalogueOnDisk(Path directory) throws IOException {
        file = directory.resolve("site.json");
        change();
    }

    CatalogueProvider catalogues() {
        return CatalogueProvider.file(file);
    }

    /** Replaces the catalogue atomically. */
    void change() throws IOException {
        put(JSON.formatted(seconds++));
    }

    /** Writes an incomplete catalogue, as an editor might. The site continues to use the previous version. */
    void spoil() throws IOException {
        put(JSON.substring(0, JSON.length() / 2));
    }

    private void put(String json) throws IOException {
        Path next = file.resolveSibling("next.json");
        Files.writeString(next, json);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
