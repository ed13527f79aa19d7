// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which catalogue is in force on which host of a server. Safe for any number of threads.
 *
 * <pre>{@code new ConsentHandler(CatalogueProvider.directory(Path.of("catalogues")), proofs)}</pre>
 */
@FunctionalInterface
public interface CatalogueProvider {
    /**
     * Where the catalogue of this host comes from. Asked with every request, so it does not block.
     *
     * @param host as browsers name it: in lower case and ASCII, without a port, without a dot at its end; whatever a
     *     client sends, even what no host can be called
     * @return null if no site is known there
     */
    @Nullable
    CatalogueSource find(String host);

    /**
     * Looks whether sites came or went. Called once a second at most, while requests come; by one thread at a time.
     *
     * @throws CatalogueException or {@link UncheckedIOException} where it cannot tell; what was known stays
     */
    default void refresh() {}

    /** Whether every host has the same catalogue for ever, so that there is nothing to ask with each request. */
    default boolean areConstant() {
        return false;
    }

    /** One catalogue for every host, that never changes. */
    static CatalogueProvider one(Catalogue catalogue) {
        return new CatalogueInMemory(catalogue);
    }

    /**
     * One catalogue for every host, read again when this file changes.
     *
     * <p>Where the file is missing or has errors, the last good one stays in force.
     */
    static CatalogueProvider file(Path file) {
        CatalogueSource source = new CatalogueFile(file, "");
        return host -> source;
    }

    /**
     * A catalogue for each host, in files like {@code example.org.json} of this directory; for all other hosts {@value
     * CatalogueDirectory#OTHERS}, where it is there. Files are read when their host is first asked for, and again when
     * they change; sites come and go as files do.
     *
     * @throws CatalogueException if a file is called like no host
     * @throws UncheckedIOException if this is no directory that can be read
     */
    static CatalogueProvider directory(Path directory) {
        return new CatalogueDirectory(directory);
    }
}
