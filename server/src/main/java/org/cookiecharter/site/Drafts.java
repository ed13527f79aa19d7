// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.cookiecharter.discovery.Discoveries;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The draft catalogues of a server: one file for each site, like {@code example.org.json}, in a directory, or one file
 * for all sites. Discoveries are added to them at startup, soon after each new one, and at shutdown. Thread-safe.
 */
final class Drafts extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
    private static final int INTERVAL_SECONDS = 5;
    private static final String ENDING = ".json";
    /** The file of all hosts without a catalogue of their own, named as in a directory of catalogues. */
    private static final String OTHERS = "_others";

    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9_\\[][a-z0-9._:\\]-]*");

    private final Path path;
    private final boolean isDirectory;
    private final Map<String, DraftFile> files = new ConcurrentHashMap<>();
    private @Nullable String firstSite;
    private boolean isWarned;
    private @Nullable ScheduledExecutorService executor;

    /** @param path an existing directory of drafts, or the file of one, which need not exist */
    Drafts(Path path) {
        this.path = path;
        this.isDirectory = Files.isDirectory(path);
    }

    /**
     * Returns the discoveries of a site, which its draft receives.
     *
     * @param site the name of the site; empty if it is the only one, or for all hosts without a catalogue
     * @param address the address of the site, or "" if it is not known
     */
    synchronized Discoveries discoveries(String site, String address) {
        if (isDirectory) {
            return files.computeIfAbsent(fileName(site), name -> new DraftFile(path.resolve(name), address))
                    .discoveries();
        }
        warnAboutOtherSites(site);
        return files.computeIfAbsent("", name -> new DraftFile(path, address)).discoveries();
    }

    private void warnAboutOtherSites(String site) {
        if (firstSite == null) {
            firstSite = site;
        } else if (!firstSite.equals(site) && !isWarned) {
            isWarned = true;
            LOG.warn(
                    "The draft {} is one file for all sites of this server; for one draft for each site, set draftFile to a"
                            + " directory that exists",
                    path);
        }
    }

    private static String fileName(String site) {
        if (site.isEmpty() || site.equals(OTHERS + ENDING)) {
            return OTHERS + ENDING;
        }
        // Names of sites are usually those of hosts, but a provider of catalogues may choose any.
        return (FILE_NAME.matcher(site).matches() ? site : URLEncoder.encode(site, StandardCharsets.UTF_8)) + ENDING;
    }

    /**
     * Writes the drafts, and starts to update them.
     *
     * @throws IOException if a file cannot be written
     * @throws IllegalStateException if a file exists and is not a draft
     */
    @Override
    protected void doStart() throws IOException {
        if (!isDirectory) {
            files.computeIfAbsent("", name -> new DraftFile(path, ""));
        }
        for (DraftFile file : files.values()) {
            file.write();
        }
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cookie-charter-draft");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused =
                timer.scheduleWithFixedDelay(this::writeAll, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
        executor = timer;
    }

    @Override
    protected void doStop() {
        if (executor != null) {
            executor.shutdown();
        }
        writeAll();
    }

    private void writeAll() {
        files.values().forEach(DraftFile::tryWrite);
    }
}
