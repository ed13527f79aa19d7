// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A process that publishes one version after another, until it is killed. */
final class Publisher {
    private Publisher() {}

    /**
     * Runs the process.
     *
     * @param arguments the catalogue file
     */
    public static void main(String[] arguments) {
        FileStorage storage = new FileStorage(Path.of(arguments[0]));
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
