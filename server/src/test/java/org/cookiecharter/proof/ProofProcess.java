// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.cookiecharter.proof.sqlite.SqliteProofStore;

/** A program that opens a store, prints a signature, and then the id of each acknowledged record. */
final class ProofProcess {
    private static final int CALLERS = 4;

    private ProofProcess() {}

    static SeparateProcess start(Path file, String prefix) throws IOException {
        return new SeparateProcess(ProofProcess.class, file, prefix);
    }

    @SuppressWarnings("resource") // it is killed, not closed
    public static void main(String[] args) {
        ProofStore store = SqliteProofStore.open(Path.of(args[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        out.println(store.keys().keyAt(Instant.EPOCH).sign(""));
        for (int caller = 0; caller < CALLERS; caller++) {
            String start = args[1] + caller;
            new Thread(() -> appendForEver(store, start, out)).start();
        }
    }

    private static void appendForEver(ProofStore store, String start, PrintStream out) {
        for (int number = 0; ; number++) {
            String id = start + "0".repeat(22 - start.length() - 8) + "%08d".formatted(number);
            Records.append(store, Records.grant(id)).join();
            // One write, so that the lines of several callers do not mix.
            out.print(id + "\n");
        }
    }
}
