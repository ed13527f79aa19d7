// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.catalogue.CatalogueSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** A loader of the catalogue, which finds all of its errors before the web server is created. */
final class CatalogueLoader {
    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";
    /** The location of catalogues in the DataSource of the application. */
    static final String DATABASE = "database";

    private CatalogueLoader() {}

    /**
     * Loads a catalogue.
     *
     * @param location a resource of the class path with the prefix {@code classpath:}, a file, a directory, or {@link
     *     #DATABASE}
     * @param hasConsole whether a console can publish the file later, so that it need not exist
     * @param dataSource the only DataSource of the application; null if it has none, or several
     * @throws org.cookiecharter.catalogue.CatalogueException if the catalogue has errors
     * @throws StartupException if it does not exist or cannot be read
     */
    static CatalogueProvider load(
            String location, ResourceLoader resources, boolean hasConsole, @Nullable DataSource dataSource) {
        try {
            if (location.equals(DATABASE)) {
                return CatalogueProvider.postgres(require(dataSource));
            }
            if (location.startsWith(CLASS_PATH)) {
                return CatalogueProvider.one(read(location, resources.getResource(location)));
            }
            Path path = path(location);
            if (Files.isDirectory(path)) {
                return CatalogueProvider.directory(path);
            }
            CatalogueProvider provider =
                    hasConsole ? CatalogueProvider.unpublishedFile(path) : CatalogueProvider.file(path);
            CatalogueSource source = provider.find("");
            if (source != null) {
                source.load();
            }
            return provider;
        } catch (UncheckedIOException | InvalidPathException e) {
            throw unreadable(location, e.getMessage(), e);
        }
    }

    /** Returns the DataSource in which the catalogues are. */
    static DataSource require(@Nullable DataSource dataSource) {
        if (dataSource == null) {
            throw new StartupException(
                    "cookie-charter.catalogue is \"database\", but the application has no DataSource, or several.",
                    "Configure one DataSource, of a PostgreSQL database, or set cookie-charter.catalogue to a file.",
                    null);
        }
        return dataSource;
    }

    /** Returns whether the location is a resource of the class path, which nobody can change. */
    static boolean isResource(String location) {
        return location.startsWith(CLASS_PATH);
    }

    /** Returns the file or directory at a location that is no resource. */
    static Path path(String location) {
        return Path.of(location.startsWith(FILE) ? location.substring(FILE.length()) : location);
    }

    private static Catalogue read(String location, Resource resource) {
        if (!resource.exists()) {
            throw unreadable(location, "there is no such resource", null);
        }
        try (InputStream stream = resource.getInputStream()) {
            return Catalogue.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), location);
        } catch (IOException e) {
            throw unreadable(location, e.getMessage(), e);
        }
    }

    private static StartupException unreadable(String location, @Nullable String reason, @Nullable Exception cause) {
        return new StartupException(
                "The cookie catalogue (" + location + ") cannot be read: " + reason,
                "Create it, for example as src/main/resources/cookies.json, or set cookie-charter.catalogue to its"
                        + " place.",
                cause);
    }
}
