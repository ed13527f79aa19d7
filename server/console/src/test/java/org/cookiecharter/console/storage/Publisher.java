// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A process that publishes one version after another, until it is killed. */
final class Publisher {
    private Publisher() {}

    /** Starts the process, and waits for its first publication. */
    static Process start(String storage) throws IOException {
        Process publisher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Publisher.class.getName(),
                        storage)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("published", publisher.inputReader().readLine());
        return publisher;
    }

    /**
     * Runs the process.
     *
     * @param arguments the catalogue file, or the JDBC URL of a database
     */
    public static void main(String[] arguments) {
        CatalogueStorage storage = arguments[0].startsWith("jdbc:")
                ? CatalogueLibrary.postgres(Postgres.source(arguments[0]), false)
                        .storage("")
                : new FileStorage(Path.of(arguments[0]));
        Edit edit = new Edit("ann", Instant.EPOCH);
        for (int i = 0; ; i++) {
            ConsoleState state = storage.read();
            String next = Objects.requireNonNull(state.published())
                    .replaceFirst("\"name\": \"Version [^\"]*\"", "\"name\": \"Version " + System.nanoTime() + "\"");
            storage.replaceDraft(
                    state.revision(), new Draft(next, state.publishedHash(), List.of("ann"), edit, null, ""));
            ConsoleState drafted = storage.read();
            storage.publish(drafted.revision(), drafted.publishedHash(), edit, "", List.of());
            if (i == 0) {
                System.out.println("published");
            }
        }
    }
}
