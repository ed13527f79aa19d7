// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * The erasures of records with their reasons. An entry does not identify the visitor, whose records are gone.
 * Thread-safe.
 */
public interface ErasureLog {
    /**
     * An erasure.
     *
     * @param edit its user and time
     * @param records the number of erased records
     * @param reason the reason
     */
    record Entry(Edit edit, int records, String reason) {
        /** Returns the entry as a JSON object in one line. */
        String json() {
            JsonObject json = edit.json();
            json.addProperty("records", records);
            json.addProperty("reason", reason);
            return json.toString();
        }

        static Entry parse(String line) {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            Edit edit = new Edit(
                    json.get("by").getAsString(), Instant.parse(json.get("at").getAsString()));
            return new Entry(
                    edit, json.get("records").getAsInt(), json.get("reason").getAsString());
        }
    }

    /**
     * Adds an entry. When this method returns, it is durable.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    void add(Entry entry);

    /**
     * Returns the entries, the newest first.
     *
     * @throws UncheckedIOException if they cannot be read
     */
    List<Entry> entries();
}
