// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.discovery.DraftCatalogue;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the draft of a catalogue is written, at the start, soon after something new was found, and at the end. */
public final class DraftFile extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final int SECONDS = 5;

    private final Path file;
    private final String site;
    private final Discoveries discoveries;
    private long written = -1;
    private @Nullable ScheduledExecutorService executor;

    /**
     * Not yet started.
     *
     * @param site the address of the site; empty where it is not known
     */
    DraftFile(Path file, String site, Discoveries discoveries) {
        this.file = file;
        this.site = site;
        this.discoveries = discoveries;
    }

    /** @throws IOException where the file cannot be written */
    @Override
    protected void doStart() throws IOException {
        write();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cookie-charter-draft");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = timer.scheduleWithFixedDelay(this::writeAgain, SECONDS, SECONDS, TimeUnit.SECONDS);
        executor = timer;
    }

    @Override
    protected void doStop() {
        if (executor != null) {
            executor.shutdown();
        }
        writeAgain();
    }

    private void writeAgain() {
        try {
            write();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The draft {} could not be written; it is tried again", file, e);
        }
    }

    /** Whole, by a move: who reads it sees no half of it. */
    private synchronized void write() throws IOException {
        long changes = discoveries.changes();
        if (changes == written) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, DraftCatalogue.of(site, discoveries));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        written = changes;
    }
}
