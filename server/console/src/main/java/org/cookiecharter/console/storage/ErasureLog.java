// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The erasures of records with their reasons, one JSON object on a line of a file. An entry does not identify the
 * visitor, whose records are gone. Thread-safe.
 */
public final class ErasureLog {
    private final Path file;

    /** @param file the file, which is created with the first entry */
    public ErasureLog(Path file) {
        this.file = file;
    }

    /**
     * An erasure.
     *
     * @param edit its user and time
     * @param records the number of erased records
     * @param reason the reason
     */
    public record Entry(Edit edit, int records, String reason) {}

    /**
     * Adds an entry. When this method returns, it is on the disk.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public synchronized void add(Entry entry) {
        JsonObject json = entry.edit().json();
        json.addProperty("records", entry.records());
        json.addProperty("reason", entry.reason());
        try {
            Files.createDirectories(file.resolveSibling("."));
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the erasure cannot be recorded in " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns the entries, the newest first.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonObject json = JsonParser.parseString(line).getAsJsonObject();
                Edit edit = new Edit(
                        json.get("by").getAsString(),
                        Instant.parse(json.get("at").getAsString()));
                entries.add(new Entry(
                        edit, json.get("records").getAsInt(), json.get("reason").getAsString()));
            }
        } catch (NoSuchFileException e) {
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("the erasures in " + file + " cannot be read: " + e.getMessage(), e);
        }
        Collections.reverse(entries);
        return entries;
    }
}
