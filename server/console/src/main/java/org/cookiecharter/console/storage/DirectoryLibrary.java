// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A library of catalogues in a directory, with one file for each host, like {@code example.org.json}. */
final class DirectoryLibrary implements CatalogueLibrary {
    private static final String ENDING = "\\.json(\\.console)?$";

    private final Path directory;
    private final ErasureLog erasures;
    /** Two storages of one file would wait for each other's lock in vain. */
    private final Map<String, CatalogueStorage> storages = new ConcurrentHashMap<>();

    DirectoryLibrary(Path directory) {
        this.directory = directory;
        this.erasures = new ErasureFile(directory.resolve("erasures.jsonl"));
    }

    @Override
    public boolean hasSites() {
        return true;
    }

    @Override
    public List<String> sites() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.replaceFirst(ENDING, "").equals(name))
                    .map(name -> name.replaceFirst(ENDING, ""))
                    .filter(name -> HOST.matcher(name).matches())
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogues in " + directory + " cannot be listed", e);
        }
    }

    @Override
    public CatalogueStorage storage(String site) {
        return storages.computeIfAbsent(site, host -> new FileStorage(directory.resolve(host + ".json")));
    }

    @Override
    public ErasureLog erasures() {
        return erasures;
    }
}
