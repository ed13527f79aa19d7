// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.discovery.DraftCatalogue;
import org.cookiecharter.format.AtomicFile;
import org.cookiecharter.proof.ChainHead;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue in a file, with its draft and its history in a directory beside it, {@code cookies.json.console}. The
 * catalogue file is what a handler loads; people may edit it too.
 *
 * <p>A publication writes the record of the version first, and then replaces the catalogue file: that moment decides. A
 * record without its catalogue, which a crash leaves, is ignored, and deleted with the next change. A version that
 * somebody published without the console is recorded before the next one.
 */
public final class FileStorage implements CatalogueStorage {
    private static final String VERSION_NAME = "%06d.json";

    private final Path file;
    private final Path draftFile;
    private final Path versions;
    private final Path lockFile;

    /**
     * Creates the storage. Nothing is written before the first change.
     *
     * @param file the catalogue file, which need not exist
     */
    public FileStorage(Path file) {
        this.file = file.toAbsolutePath();
        Path directory = directory(file);
        draftFile = directory.resolve("draft.json");
        versions = directory.resolve("versions");
        lockFile = directory.resolve("lock");
    }

    /** Returns the directory of the draft and the history of a catalogue file. */
    public static Path directory(Path file) {
        Path absolute = file.toAbsolutePath();
        return absolute.resolveSibling(absolute.getFileName() + ".console");
    }

    @Override
    public synchronized ConsoleState read() {
        try {
            String published = text(file);
            String draft = text(draftFile);
            Draft read = draft == null ? null : Draft.read(CatalogueSyntax.object(draft, draftFile.toString()));
            // A crash between the publication and the deletion of the draft leaves the draft.
            boolean isPublished = read != null && read.catalogue().equals(published);
            return new ConsoleState(published, isPublished ? null : read);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue " + file + " cannot be read: " + e.getMessage(), e);
        } catch (CatalogueException | JsonParseException | NullPointerException | ClassCastException e) {
            throw new IllegalStateException("the draft " + draftFile + " is damaged; fix or delete it: " + e, e);
        }
    }

    @Override
    public synchronized boolean replaceDraft(String expected, @Nullable Draft draft) {
        return locked(() -> {
            removeUnpublishedRecord();
            if (!read().revision().equals(expected)) {
                return false;
            }
            try {
                if (draft == null) {
                    Files.deleteIfExists(draftFile);
                } else {
                    AtomicFile.write(draftFile, draft.json());
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("the draft " + draftFile + " cannot be written: " + e.getMessage(), e);
            }
        });
    }

    @Override
    public synchronized boolean publish(
            String expected, String expectedBase, Edit edit, String note, List<ChainHead> heads) {
        return locked(() -> {
            removeUnpublishedRecord();
            ConsoleState state = read();
            Draft draft = state.publishable(expected, expectedBase);
            if (draft == null) {
                return false;
            }
            try {
                List<Version> history = recordedVersions();
                String published = state.published();
                if (published != null
                        && (history.isEmpty() || !last(history).hash().equals(state.publishedHash()))) {
                    Edit unknown = new Edit("", Files.getLastModifiedTime(file).toInstant());
                    history.add(record(history, published, unknown, "", "", List.of()));
                }
                record(history, draft.catalogue(), edit, draft.edited().by(), note, heads);
                AtomicFile.write(file, draft.catalogue());
                Files.deleteIfExists(draftFile);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("the catalogue " + file + " cannot be written: " + e.getMessage(), e);
            }
        });
    }

    private Version record(
            List<Version> history, String catalogue, Edit edit, String author, String note, List<ChainHead> heads)
            throws IOException {
        String previous = history.isEmpty() ? "" : last(history).recordHash();
        String normalized =
                JsonText.of(DraftCatalogue.parse(catalogue, file.toString()).root());
        Version version = new Version(
                history.size() + 1, normalized, ConsoleState.hash(catalogue), edit, author, note, previous, heads);
        Files.createDirectories(versions);
        AtomicFile.write(versions.resolve(String.format(VERSION_NAME, version.number())), version.json());
        return version;
    }

    private static Version last(List<Version> history) {
        return history.get(history.size() - 1);
    }

    @Override
    public synchronized List<Version> history() {
        try {
            List<Version> history = publishedVersions();
            Collections.reverse(history);
            return history;
        } catch (IOException e) {
            throw new UncheckedIOException("the history in " + versions + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns the published versions, the oldest first. */
    private List<Version> publishedVersions() throws IOException {
        List<Version> all = recordedVersions();
        return hasUnpublishedRecord(all) ? new ArrayList<>(all.subList(0, all.size() - 1)) : all;
    }

    /** Deletes the record of a version whose publication a crash has prevented, before the draft changes. */
    private void removeUnpublishedRecord() {
        try {
            List<Version> all = recordedVersions();
            if (hasUnpublishedRecord(all)) {
                Files.delete(versions.resolve(String.format(VERSION_NAME, all.size())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the history in " + versions + " cannot be changed: " + e.getMessage(), e);
        }
    }

    /** Returns whether the last record is that of the draft, while the catalogue file has another content. */
    private boolean hasUnpublishedRecord(List<Version> all) {
        ConsoleState state = read();
        Draft draft = state.draft();
        return !all.isEmpty()
                && draft != null
                && last(all).hash().equals(ConsoleState.hash(draft.catalogue()))
                && !last(all).hash().equals(state.publishedHash());
    }

    private List<Version> recordedVersions() throws IOException {
        List<Version> all = new ArrayList<>();
        if (Files.isDirectory(versions)) {
            try (Stream<Path> files = Files.list(versions)) {
                for (Path path : files.filter(path -> path.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    all.add(Version.read(CatalogueSyntax.object(Files.readString(path), path.toString())));
                }
            }
        }
        return all;
    }

    private static @Nullable String text(Path path) throws IOException {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Runs a change while no other process runs one. */
    private boolean locked(Supplier<Boolean> change) {
        try {
            Files.createDirectories(lockFile.resolveSibling("."));
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return lock.isValid() && change.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lock " + lockFile + " cannot be used: " + e.getMessage(), e);
        }
    }
}
