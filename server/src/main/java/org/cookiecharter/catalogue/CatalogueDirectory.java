// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory with one catalogue file for each host. The file names are cached in memory, so that a request never reads
 * the disk, whichever host it names.
 */
final class CatalogueDirectory implements CatalogueProvider {
    /** The name of the file for all other hosts. No host can have this name. */
    static final String OTHERS = "_others.json";

    private static final String ENDING = ".json";
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+]");
    /**
     * The resolution of file times, conservatively: two changes within this time may leave the same time on a
     * directory.
     */
    private static final Duration TIME_RESOLUTION = Duration.ofSeconds(2);

    private record Listing(
            Map<String, CatalogueSource> sites, @Nullable CatalogueSource others) {}

    private final Path directory;
    private volatile Listing listing;
    /** The modification time of the directory when it was last listed, successfully or not. */
    private volatile FileTime modified;

    /** True if the directory was last listed long enough after its modification to have missed no later change. */
    private volatile boolean settled;

    CatalogueDirectory(Path directory) {
        this.directory = directory;
        modified = modified();
        listing = list();
    }

    @Override
    public @Nullable CatalogueSource find(String host) {
        Listing current = listing;
        CatalogueSource site = current.sites.get(host);
        return site == null ? current.others : site;
    }

    @Override
    public void refresh() {
        FileTime lastModified = modified();
        if (!settled || !lastModified.equals(modified)) {
            modified = lastModified;
            // The operating system's clock, from which the directory's time was taken.
            settled = Duration.between(lastModified.toInstant(), Instant.now()).compareTo(TIME_RESOLUTION) > 0;
            listing = list();
        }
    }

    private Listing list() {
        Map<String, CatalogueSource> sites = new HashMap<>();
        CatalogueSource others = null;
        List<CatalogueError> errors = new ArrayList<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            String host = name.substring(0, name.length() - ENDING.length());
            if (name.equals(OTHERS)) {
                others = new CatalogueFile(file, OTHERS);
            } else if (HOST.matcher(host).matches()) {
                sites.put(host, new CatalogueFile(file, host));
            } else {
                errors.add(new CatalogueError(
                        name,
                        "must be the name of a host in lower case and ASCII, like example.org.json or"
                                + " xn--caf-dma.example.json, or " + OTHERS));
            }
        }
        if (!errors.isEmpty()) {
            throw new CatalogueException(directory.toString(), errors);
        }
        return new Listing(sites, others);
    }

    private FileTime modified() {
        try {
            return Files.getLastModifiedTime(directory);
        } catch (IOException e) {
            throw listingFailure(e);
        }
    }

    /** Returns the catalogue files, except those whose name begins with a dot, which editors leave behind. */
    private List<Path> files() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(ENDING) && !name.startsWith(".");
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw listingFailure(e);
        }
    }

    private UncheckedIOException listingFailure(IOException e) {
        return new UncheckedIOException(
                "the catalogues in " + directory + " cannot be listed; it must be a directory of files like"
                        + " example.org.json",
                e);
    }
}
