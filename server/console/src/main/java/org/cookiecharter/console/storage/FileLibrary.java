// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import java.nio.file.Path;
import java.util.List;

/** A library of one catalogue in a file. */
final class FileLibrary implements CatalogueLibrary {
    private final CatalogueStorage storage;
    private final ErasureLog erasures;

    FileLibrary(Path file) {
        storage = new FileStorage(file);
        erasures = new ErasureFile(FileStorage.directory(file).resolve("erasures.jsonl"));
    }

    @Override
    public boolean hasSites() {
        return false;
    }

    @Override
    public List<String> sites() {
        return List.of();
    }

    @Override
    public CatalogueStorage storage(String site) {
        return storage;
    }

    @Override
    public ErasureLog erasures() {
        return erasures;
    }
}
