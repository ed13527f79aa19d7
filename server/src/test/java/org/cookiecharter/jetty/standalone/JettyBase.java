// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A base directory for a published Jetty, with the archive of this build unpacked into it. */
final class JettyBase implements AutoCloseable {
    private static final Path ARCHIVE = Path.of("target/cookie-charter-jetty-home.zip");
    private static final Path HOMES = Path.of("target/jetty-home");
    private static final Pattern PORT = Pattern.compile("\\{127\\.0\\.0\\.1:(\\d+)}");
    private static final int PATIENCE_SECONDS = 120;

    private final Path directory;
    private final String version;
    private final List<Process> running = new ArrayList<>();

    /** Creates a base for the distribution whose version starts like this. */
    JettyBase(Path directory, String version) throws IOException {
        this.directory = directory;
        this.version = version;
        try (InputStream file = Files.newInputStream(ARCHIVE);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(zip, target);
                }
            }
        }
    }

    Path directory() {
        return directory;
    }

    /** Runs {@code start.jar} until it ends, and returns its output. */
    String run(String... arguments) throws Exception {
        Process process = process(arguments);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("start.jar " + List.of(arguments) + " does not end:\n" + output);
        }
        return output;
    }

    /** Starts the server, and returns its port. */
    int start(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("jetty.http.host=127.0.0.1", "jetty.http.port=0"));
        Process process = process(all.toArray(String[]::new));
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, port), "jetty-output");
        reader.setDaemon(true);
        reader.start();
        return port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void read(Process process, CompletableFuture<Integer> port) {
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String found = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher address = PORT.matcher(line);
                if (address.find()) {
                    found = address.group(1);
                }
                if (found != null && line.contains("Started oejs.Server@")) {
                    port.complete(Integer.valueOf(found));
                }
            }
        } catch (IOException e) {
            output.append(e);
        }
        port.completeExceptionally(new IllegalStateException("the server did not start:\n" + output));
    }

    private Process process(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-jar");
        command.add(home().resolve("start.jar").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        running.add(process);
        return process;
    }

    private Path home() throws IOException {
        try (Stream<Path> homes = Files.list(HOMES)) {
            return homes.filter(home -> String.valueOf(home.getFileName()).startsWith("jetty-home-" + version))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Stops the server as an operator does, and waits for its end. */
    void stop() throws Exception {
        for (Process process : running) {
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not stop");
            }
        }
        running.clear();
    }

    @Override
    public void close() {
        for (Process process : running) {
            // For named modules, start.jar runs the server as a process of its own, which would outlive it.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Replaces a text in a file of the base. */
    void replace(String file, String text, String by) throws IOException {
        Path path = directory.resolve(file);
        String before = Files.readString(path);
        if (!before.contains(text)) {
            throw new IllegalStateException(file + " does not have " + text);
        }
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(before.replace(text, by).getBytes(StandardCharsets.UTF_8));
        }
    }
}
