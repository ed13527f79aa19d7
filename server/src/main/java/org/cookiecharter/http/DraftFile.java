// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.discovery.DraftCatalogue;
import org.cookiecharter.discovery.DraftUpdate;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a draft: discoveries are added to it at startup, soon after each new one, and at the end. It is read before
 * each write, so that what people have written in it since stays. A file that cannot be read is never overwritten.
 */
public final class DraftFile extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final int SECONDS = 5;

    private final Path file;
    private final String site;
    private final Discoveries discoveries;
    private final DraftUpdate update;
    private long written = -1;
    private String failure = "";
    private @Nullable ScheduledExecutorService executor;

    /**
     * Not yet started.
     *
     * @param site the address of the site; empty if it is not known
     */
    DraftFile(Path file, String site, Discoveries discoveries) {
        this.file = file;
        this.site = site;
        this.discoveries = discoveries;
        this.update = new DraftUpdate(discoveries);
    }

    /**
     * @throws IOException if the file cannot be written
     * @throws IllegalStateException if there is a file that is not a draft
     */
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

    private synchronized void writeAgain() {
        try {
            write();
            failure = "";
        } catch (IOException | RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(failure)) {
                failure = message;
                LOG.warn("Discoveries could not be added to the draft {}; trying again: {}", file, message);
            }
        }
    }

    private synchronized void write() throws IOException {
        long changes = discoveries.changes();
        if (changes == written) {
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file;
        String text = read(target);
        DraftCatalogue draft = text.isBlank() ? update.draft(site) : parse(text);
        if ((text.isBlank() || update.apply(draft)) && !replace(target, text, draft)) {
            return;
        }
        update.confirm();
        written = changes;
    }

    /** Empty if there is no file. */
    private String read(Path target) throws IOException {
        try {
            return Files.exists(target) ? Files.readString(target) : "";
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(unreadable("the file is not UTF-8; save it as UTF-8"), e);
        }
    }

    private DraftCatalogue parse(String text) {
        try {
            return DraftCatalogue.parse(text, file.toString());
        } catch (CatalogueException | IllegalArgumentException e) {
            throw new IllegalStateException(unreadable(String.valueOf(e.getMessage())), e);
        }
    }

    private String unreadable(String reason) {
        return "the draft " + file + " is not a draft, and is not overwritten; fix it, or move it away: " + reason;
    }

    /**
     * Replaces the file atomically: a reader sees the old one or the new one.
     *
     * @param before what it held; if a person has saved another text since, that one stays
     * @return whether it was replaced
     */
    private boolean replace(Path target, String before, DraftCatalogue draft) throws IOException {
        Path next = target.resolveSibling(target.getFileName() + ".new");
        Files.writeString(next, draft.json());
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(target));
        }
        if (!read(target).equals(before)) {
            Files.delete(next);
            return false;
        }
        try {
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }
}
