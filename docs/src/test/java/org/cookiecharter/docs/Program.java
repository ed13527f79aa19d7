// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java program in a separate process, started as readers start it, and its output. It is stopped if it prints
 * nothing.
 */
final class Program implements AutoCloseable {
    private static final long LONGEST_MINUTES = 2;

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param directory its working directory, whose classes and resources come first */
    static Program start(Path directory, String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                JavaCode.java(), "-XX:TieredStopAtLevel=1", "-cp", directory + JavaCode.classPathBehind(), mainClass));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES).execute(process::destroyForcibly);
        return new Program(process);
    }

    /** Returns the first group of the pattern in the next line that matches. */
    String find(Pattern pattern) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new NoSuchElementException("no " + pattern + " in " + lines);
    }

    /** Returns the output up to the last line that was found. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
