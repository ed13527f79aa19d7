// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Where the catalogue of one site comes from, and comes from again when it changes. Two that are equal are the same
 * site. Safe for any number of threads.
 */
public interface CatalogueSource {
    /**
     * What the site is called where there are several: choices that were made on one are not believed on another.
     *
     * @return empty if there is one site alone
     */
    String site();

    /**
     * A value that is another one, by {@code equals}, whenever the content may have changed. Asked for once a second at
     * most, by a request that waits.
     *
     * @return null if there is no content at the moment
     */
    @Nullable
    Object version();

    /**
     * Reads it.
     *
     * @throws CatalogueException with all errors, where it has any
     * @throws UncheckedIOException if it cannot be read
     */
    Catalogue load();
}
