// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A log of erasures in a file, with one JSON object on a line. */
final class ErasureFile implements ErasureLog {
    private final Path file;

    /** @param file the file, which is created with the first entry */
    ErasureFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void add(Entry entry) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap((entry.json() + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the erasure cannot be recorded in " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try {
            Files.readAllLines(file).forEach(line -> entries.add(Entry.parse(line)));
        } catch (NoSuchFileException e) {
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("the erasures in " + file + " cannot be read: " + e.getMessage(), e);
        }
        Collections.reverse(entries);
        return entries;
    }
}
