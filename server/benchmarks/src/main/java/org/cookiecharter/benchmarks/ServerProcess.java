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
 * A program of ours in a Java machine of its own, so that what one server has the compiler believe of the code moves no
 * other.
 *
 * @param said the first line of what it printed
 */
record ServerProcess(Process process, String said) implements AutoCloseable {

    /**
     * Starts a program, and waits for its first line.
     *
     * @throws IOException if it ended without one; what it had to say of it stands on the error stream
     */
    static ServerProcess start(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                ClassPath.ofThisProgram(),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Not closed before the process is: that would end its output.
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null) {
            throw new IOException("ended with " + process.waitFor() + " before it said anything: " + command);
        }
        return new ServerProcess(process, line);
    }

    /** What its threads have used so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
