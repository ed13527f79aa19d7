// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.discovery.DraftCatalogue;
import org.cookiecharter.discovery.DraftUpdate;
import org.cookiecharter.format.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a draft catalogue. It is read before each write, so that edits by people are preserved. A file that cannot
 * be parsed is never overwritten. Thread-safe.
 */
final class DraftFile {
    private static final Logger LOG = LoggerFactory.getLogger(DraftFile.class);

    private final Path file;
    private final String site;
    private final Discoveries discoveries = new Discoveries();
    private final DraftUpdate update;
    private long writtenChanges = -1;
    private String lastFailure = "";

    /**
     * Creates the draft, not yet written.
     *
     * @param site the address of the site, or "" if it is not known
     */
    DraftFile(Path file, String site) {
        this.file = file;
        this.site = site;
        this.update = new DraftUpdate(discoveries);
    }

    Discoveries discoveries() {
        return discoveries;
    }

    /** Writes the draft, if there are new discoveries, and logs a failure. */
    synchronized void tryWrite() {
        try {
            write();
            lastFailure = "";
        } catch (IOException | RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(lastFailure)) {
                lastFailure = message;
                LOG.warn("Discoveries could not be added to the draft {}; trying again: {}", file, message);
            }
        }
    }

    /**
     * Writes the draft, if there are new discoveries.
     *
     * @throws IOException if the file cannot be written
     * @throws IllegalStateException if the file exists and is not a draft
     */
    synchronized void write() throws IOException {
        long changes = discoveries.changes();
        if (changes == writtenChanges) {
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file;
        String text = read(target);
        DraftCatalogue draft = text.isBlank() ? update.draft(site) : parse(text);
        // An edit since the file was read is preserved.
        if ((text.isBlank() || update.apply(draft))
                && !AtomicFile.writeIf(target, draft.json(), () -> read(target).equals(text))) {
            return;
        }
        update.confirm();
        writtenChanges = changes;
    }

    /** Returns the text of the file, or "" if there is none. */
    private String read(Path target) throws IOException {
        try {
            return Files.exists(target) ? Files.readString(target) : "";
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(unreadableMessage("the file is not UTF-8; save it as UTF-8"), e);
        }
    }

    private DraftCatalogue parse(String text) {
        try {
            return DraftCatalogue.parse(text, file.toString());
        } catch (CatalogueException | IllegalArgumentException e) {
            throw new IllegalStateException(unreadableMessage(String.valueOf(e.getMessage())), e);
        }
    }

    private String unreadableMessage(String reason) {
        return "the file " + file + " is not a draft and is not overwritten; fix or move it: " + reason;
    }
}
