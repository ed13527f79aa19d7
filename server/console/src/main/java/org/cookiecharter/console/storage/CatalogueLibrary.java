// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The storages of the catalogues of one console: one, or one for each site. Thread-safe. */
public interface CatalogueLibrary {
    /** The name of the site of all hosts without a catalogue of their own. No host can have this name. */
    String OTHERS = "_others";

    /** The names of hosts, in lower case and ASCII, as {@code CatalogueProvider.directory} accepts them. */
    Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]{2,60}]|" + OTHERS);

    /** Returns a library of the one catalogue in this file. */
    static CatalogueLibrary file(Path file) {
        return new FileLibrary(file);
    }

    /** Returns a library of the catalogues in the files of this directory, one for each host. */
    static CatalogueLibrary directory(Path directory) {
        return new DirectoryLibrary(directory);
    }

    /**
     * Returns a library of the catalogues in a PostgreSQL database, whose tables are created if they are missing.
     *
     * @param severalSites whether each host has a catalogue of its own; otherwise there is one for all
     */
    static CatalogueLibrary postgres(DataSource source, boolean severalSites) {
        return new PostgresLibrary(source, severalSites);
    }

    /** Returns whether there is one catalogue for each site. */
    boolean hasSites();

    /**
     * Returns the names of the sites that have a catalogue or a draft, in order; empty if there is one catalogue for
     * all.
     *
     * @throws java.io.UncheckedIOException if they cannot be read
     */
    List<String> sites();

    /**
     * Returns the storage of a site, which need not exist yet.
     *
     * @param site the name of a host, or {@link #OTHERS}; ignored if there is one catalogue for all
     */
    CatalogueStorage storage(String site);

    /** Returns the erasures of records of all sites. */
    ErasureLog erasures();
}
