// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** A catalogue in a file, which may be edited while the server runs. */
record CatalogueFile(Path file, String site) implements CatalogueSource {
    /** The state of the file. The key detects that the file was replaced by another one. */
    private record Stamp(
            FileTime modified, long size, @Nullable Object key) {}

    @Override
    public @Nullable Object version() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public Catalogue load() {
        return Catalogue.load(file);
    }
}
