// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the catalogue that applies to each host of a server. Implementations must be thread-safe.
 *
 * <pre>{@code new ConsentHandler(CatalogueProvider.directory(Path.of("catalogues")), proofs)}</pre>
 */
@FunctionalInterface
public interface CatalogueProvider {
    /**
     * Returns the source of the catalogue of a host. This method is called for each request, so it must not block.
     *
     * @param host the host name as browsers send it: in lower case and ASCII, without a port and without a trailing
     *     dot. Clients can send any value, including one that no host can have
     * @return the source, or null if no site is known for this host
     */
    @Nullable
    CatalogueSource find(String host);

    /**
     * Refreshes the set of sites. This method is called at most once a second, while requests arrive, by one thread at
     * a time.
     *
     * @throws CatalogueException if the set of sites is invalid; the previous one remains in use
     * @throws UncheckedIOException if the set of sites cannot be read; the previous one remains in use
     */
    default void refresh() {}

    /**
     * Returns whether every host has the same catalogue, which never changes, so that it need not be looked up for each
     * request.
     */
    default boolean isConstant() {
        return false;
    }

    /** Returns a provider of one catalogue for every host, which never changes. */
    static CatalogueProvider one(Catalogue catalogue) {
        return new CatalogueInMemory(catalogue);
    }

    /**
     * Returns a provider of one catalogue for every host, which is reloaded when this file changes.
     *
     * <p>If the file is missing or has errors, the last valid catalogue remains in use.
     */
    static CatalogueProvider file(Path file) {
        CatalogueSource source = new CatalogueFile(file, "");
        return host -> source;
    }

    /**
     * Returns a provider as {@link #file}, of a file that a {@code ConsentConsole} publishes later. Until the file exists
     * for the first time, the site declares nothing: every cookie is undeclared, and no banner is shown.
     */
    static CatalogueProvider unpublishedFile(Path file) {
        CatalogueSource source = new UnpublishedCatalogue(file);
        return host -> source;
    }

    /**
     * Returns a provider of one catalogue for each host, from files like {@code example.org.json} in this directory;
     * all other hosts use {@value CatalogueDirectory#OTHERS}, if it exists. A file is loaded on the first request for
     * its host, and reloaded when it changes; sites are added and removed as files are.
     *
     * @throws CatalogueException if the name of a file is not that of a host
     * @throws UncheckedIOException if the directory cannot be read
     */
    static CatalogueProvider directory(Path directory) {
        return new CatalogueDirectory(directory);
    }

    /**
     * Returns a provider of the catalogues in a PostgreSQL database, which a {@code ConsentConsole} publishes: for each
     * host its own and, for all hosts without one, the catalogue of a console that has one for all. A new version is used
     * within three seconds by all nodes. If the database is unavailable, the last catalogues remain in use.
     *
     * @param source the source of connections, one at a time; used as long as the handler runs
     * @throws UncheckedIOException if the database cannot be read
     */
    static CatalogueProvider postgres(DataSource source) {
        return new CatalogueDatabase(source);
    }
}
