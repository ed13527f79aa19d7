// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.cookiecharter.proof.sqlite.SqliteProofStore;

/** A separate process that opens a store, prints a signature, and then the id of each acknowledged record. */
final class ProofProcess implements AutoCloseable {
    private static final int CALLERS = 4;

    private final Process process;
    private final BufferedReader output;

    ProofProcess(Path file, String prefix) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        // A killed process leaves the driver's unpacked library behind.
                        "-Dorg.sqlite.tmpdir=" + file.getParent(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProofProcess.class.getName(),
                        file.toString(),
                        prefix)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Returns the next complete line; a killed process may leave an incomplete one. */
    String line() throws IOException {
        String line = output.readLine();
        return line == null ? "" : line;
    }

    void kill() {
        // Process.destroyForcibly would also close the pipe and lose the earlier output.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        output.close();
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
