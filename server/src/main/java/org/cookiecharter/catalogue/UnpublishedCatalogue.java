// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A catalogue in a file that need not exist at first: until then, the site declares nothing. Thread-safe. */
final class UnpublishedCatalogue implements CatalogueSource {
    private final CatalogueFile file;
    private volatile boolean isPublished;

    UnpublishedCatalogue(Path file) {
        this.file = new CatalogueFile(file, "");
    }

    @Override
    public String site() {
        return file.site();
    }

    @Override
    public @Nullable Object version() {
        return file.version();
    }

    /** Loads the file. One that disappears later is an error, so that the last catalogue remains in use. */
    @Override
    public Catalogue load() {
        if (!isPublished && version() == null) {
            return Catalogue.empty();
        }
        isPublished = true;
        return file.load();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
