// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner.browsers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that runs for as long as a test class needs it. Closing it ends the processes that it started, too. */
final class BrowserProcess implements AutoCloseable {
    private static final int STARTUP_SECONDS = 120;

    private final Process process;
    private final BufferedReader output;

    BrowserProcess(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // An interrupted build must leave no browser running.
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads the output up to a line that has this pattern, returns its first group, and discards all further output. */
    String awaitOutput(String pattern) {
        CompletableFuture<String> found = new CompletableFuture<>();
        discardOutputAfter(Pattern.compile(pattern), found);
        try {
            return found.get(STARTUP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("No line with " + pattern, e);
        }
    }

    /** Discards the output: a full pipe would block the program. */
    void discardOutput() {
        discardOutputAfter(Pattern.compile(""), new CompletableFuture<>());
    }

    private void discardOutputAfter(Pattern pattern, CompletableFuture<String> found) {
        Thread reader = new Thread(() -> {
            try (output) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    Matcher matcher = pattern.matcher(line);
                    if (!found.isDone() && matcher.find()) {
                        found.complete(matcher.groupCount() == 0 ? line : matcher.group(1));
                    }
                }
                found.completeExceptionally(new IOException("The program ended"));
            } catch (IOException e) {
                found.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private void destroy() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
