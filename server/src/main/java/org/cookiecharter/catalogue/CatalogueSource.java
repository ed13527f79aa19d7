// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The source of the catalogue of one site, from which it is reloaded when it changes. Two sources that are equal are
 * the same site. Implementations must be thread-safe.
 */
public interface CatalogueSource {
    /**
     * Returns the name of the site, which separates it from the others: a choice that was made on one site is not valid
     * on another.
     *
     * @return the name, or an empty string if there is only one site
     */
    String site();

    /**
     * Returns the version of the content: a value that is no longer equal, by {@code equals}, once the content may have
     * changed. This method is called at most once a second, and a request waits for it.
     *
     * @return the version, or null if there is no content at the moment
     */
    @Nullable
    Object version();

    /**
     * Loads the catalogue.
     *
     * @throws CatalogueException if the catalogue has errors; it lists all of them
     * @throws UncheckedIOException if the catalogue cannot be read
     */
    Catalogue load();
}
