// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A browser process with an empty profile of its own, which is deleted when the process is closed. */
final class BrowserProcess implements AutoCloseable {
    private static final int STARTUP_SECONDS = 60;
    private static final Pattern ENDPOINT = Pattern.compile("DevTools listening on (ws://\\S+)");

    /**
     * Cookies of third parties are accepted, as by most visitors' browsers; some packages of Chromium reject them by
     * default, and an audit would not see them.
     */
    private static final String PREFERENCES = "{\"profile\": {\"cookie_controls_mode\": 0}}";

    private final Path profile;
    private final Process process;
    private final Thread shutdown = new Thread(this::end);

    BrowserProcess(BrowserOptions options) {
        try {
            profile = Files.createTempDirectory("cookie-charter-audit");
            Files.writeString(Files.createDirectory(profile.resolve("Default")).resolve("Preferences"), PREFERENCES);
            process = new ProcessBuilder(command(options, profile))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(options.program().file() + " cannot be started: " + e.getMessage(), e);
        }
        // An interrupted audit must leave no browser running.
        Runtime.getRuntime().addShutdownHook(shutdown);
    }

    private static List<String> command(BrowserOptions options, Path profile) {
        List<String> command = new ArrayList<>(List.of(
                options.program().file().toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--window-size=" + options.width() + "," + options.height(),
                "--lang=" + options.language(),
                "--accept-lang=" + options.language(),
                "--no-first-run",
                "--no-default-browser-check",
                // Some banners hide from browsers that a program controls.
                "--disable-blink-features=AutomationControlled",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-quic",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--mute-audio",
                "--password-store=basic",
                "--use-mock-keychain"));
        // Chromium refuses to run with its sandbox as root, as in most containers.
        if (System.getProperty("user.name", "").equals("root")) {
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        return command;
    }

    /**
     * Waits for the address of the browser's WebSocket, which it prints when it has started.
     *
     * @throws DevToolsException if the browser does not start
     */
    String endpoint() {
        CompletableFuture<String> endpoint = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(endpoint), "audit-browser-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return endpoint.get(STARTUP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DevToolsException("the browser did not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevToolsException("interrupted", e);
        }
    }

    /** Reads all output, because a full pipe would block the browser. */
    private void read(CompletableFuture<String> endpoint) {
        StringBuilder output = new StringBuilder();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher matcher = ENDPOINT.matcher(line);
                if (matcher.find()) {
                    endpoint.complete(matcher.group(1));
                } else if (!endpoint.isDone()) {
                    output.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            output.append(e.getMessage());
        }
        endpoint.completeExceptionally(new IOException("it ended with " + output));
    }

    private void end() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A leftover temporary directory must not stop the audit.
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdown);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook has run.
        }
    }
}
