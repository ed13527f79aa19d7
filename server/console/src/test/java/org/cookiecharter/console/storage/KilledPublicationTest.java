// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that publishes, by the operating system, and looks at what it leaves. */
class KilledPublicationTest {
    private static final int KILLS = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void killDuringPublicationLeavesOneVersionOrTheOther() throws Exception {
        Path file = directory.resolve("cookies.json");
        Files.writeString(file, """
            {
              "site": "https://example.org",
              "language": "en",
              "categories": [
                {
                  "id": "media",
                  "consent": "opt-in",
                  "name": "Version 0"
                }
              ],
              "services": []
            }
            """);
        int versions = 0;
        for (int i = 0; i < KILLS; i++) {
            Process publisher = Publisher.start(file.toString());
            awaitWrite(file);
            publisher.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            FileStorage storage = new FileStorage(file);
            Catalogue.load(file);
            List<Version> history = storage.history();
            assertTrue(history.size() > versions, history.size() + " versions after " + versions);
            versions = history.size();
            assertEquals(0, storage.firstBrokenVersion());
            ConsoleState state = storage.read();
            assertEquals(history.get(0).hash(), state.publishedHash());
            Draft draft = state.draft();
            assertTrue(draft == null || !draft.catalogue().equals(Objects.requireNonNull(state.published())));
        }
    }

    /** Waits until the process writes: a new file exists, or the catalogue is unfinished, as it must never be. */
    private static void awaitWrite(Path file) throws Exception {
        Path newFile = file.resolveSibling(file.getFileName() + ".new");
        long start = System.nanoTime();
        while (!Files.exists(newFile) && Files.readString(file).endsWith("}\n")) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30), "nothing is written");
        }
    }
}
