// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.nio.file.Path;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.catalogue.CatalogueSource;
import org.jspecify.annotations.Nullable;

/** The catalogue in a file that need not exist yet: until it is published, the site declares nothing. */
final class UnpublishedCatalogue implements CatalogueProvider {
    private final CatalogueSource source;

    UnpublishedCatalogue(Path file) {
        source = new Source(Objects.requireNonNull(CatalogueProvider.file(file).find("")));
    }

    @Override
    public CatalogueSource find(String host) {
        return source;
    }

    private record Source(CatalogueSource file) implements CatalogueSource {
        @Override
        public String site() {
            return file.site();
        }

        @Override
        public @Nullable Object version() {
            return file.version();
        }

        @Override
        public Catalogue load() {
            return version() == null ? Catalogue.empty() : file.load();
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }
}
