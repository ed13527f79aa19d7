// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program in a JVM of its own, so that the compiler's assumptions for one server do not affect another.
 *
 * @param firstLine the first line of its output
 */
record ServerProcess(Process process, String firstLine) implements AutoCloseable {

    /**
     * Starts a program, and waits for its first line of output.
     *
     * @throws IOException if it ended before that; the cause is on the error stream
     */
    static ServerProcess start(Class<?> program, String... arguments) throws IOException, InterruptedException {
        return start(List.of(), program, arguments);
    }

    /**
     * Starts a program with options for its JVM, and waits for its first line of output.
     *
     * @throws IOException if it ended before that; the cause is on the error stream
     */
    static ServerProcess start(List<String> options, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(options);
        command.addAll(List.of("-cp", ClassPath.ofThisProgram(), program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Not closed before the process ends: closing it would end its output.
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null) {
            throw new IOException("ended with " + process.waitFor() + " before it printed anything: " + command);
        }
        return new ServerProcess(process, line);
    }

    /** Returns the CPU time that the process has used so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
