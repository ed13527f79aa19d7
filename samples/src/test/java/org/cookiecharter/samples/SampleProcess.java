// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running sample, and a client that stores no cookies. It listens on any free port, which it prints. */
final class SampleProcess implements AutoCloseable {
    private static final long MAX_MINUTES = 3;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;

    private SampleProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a program, and waits until it prints its port.
     *
     * @param directory the working directory
     * @param started a pattern of the line, whose first group is the port
     */
    static SampleProcess start(Path directory, Pattern started, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("PORT", "0");
        builder.environment().put("SERVER_PORT", "0");
        Process process = builder.start();
        CompletableFuture.delayedExecutor(MAX_MINUTES, TimeUnit.MINUTES).execute(process::destroyForcibly);
        List<String> lines = new ArrayList<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            Matcher matcher = started.matcher(line);
            if (matcher.find()) {
                drain(output);
                return new SampleProcess(process, URI.create("http://localhost:" + matcher.group(1) + "/"));
            }
        }
        throw new IllegalStateException("no line matches " + started + " in\n" + String.join("\n", lines));
    }

    /** Reads the rest, because a program stops if nobody reads its output. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(
                () -> {
                    try {
                        output.transferTo(Writer.nullWriter());
                    } catch (IOException e) {
                        // The process has ended.
                    }
                },
                "sample-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Runs a program to its end, which must be successful. */
    static void run(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ":\n" + output);
        }
    }

    URI address() {
        return address;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Makes a choice as the banner does, and returns the consent cookie. */
    String choose(String granted) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(address.resolve("/consent/choice"))
                .header("Sec-Fetch-Site", "same-origin")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"granted\":[\"" + granted + "\"],\"method\":\"choose\"}")));
        return response.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError(response.body()))
                .split(";", 2)[0];
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
