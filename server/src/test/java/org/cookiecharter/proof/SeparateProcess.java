// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program in a process of its own, which the test kills. */
public final class SeparateProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /**
     * Starts a program.
     *
     * @param main the class of the program
     * @param store the file of its store, which is its first argument
     */
    public SeparateProcess(Class<?> main, Path store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // A killed process leaves the driver's unpacked library behind.
                "-Dorg.sqlite.tmpdir=" + store.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                store.toString()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Returns the next complete line, or an empty one at the end; a killed process may leave an incomplete one. */
    public String line() throws IOException {
        String line = output.readLine();
        return line == null ? "" : line;
    }

    /** Kills the process by SIGKILL, which cannot be caught. */
    public void kill() {
        // Process.destroyForcibly would also close the pipe and lose the earlier output.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        output.close();
    }
}
