// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that serves a site on a port of this machine. */
record SiteProcess(Process process, URI uri) implements AutoCloseable {
    /** The longest start: a development server compiles the page first. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Starts the program and waits until it responds.
     *
     * @param probe a path to which it responds
     * @param command the command line; {@code %s} is replaced by the address to listen at
     */
    static SiteProcess start(Path directory, String probe, List<String> command) throws Exception {
        String address = "127.0.0.1:" + freePort();
        SiteProcess served = new SiteProcess(
                quiet(
                                directory,
                                command.stream()
                                        .map(part -> part.replace("%s", address))
                                        .toList())
                        .start(),
                URI.create("http://" + address));
        served.awaitResponse(probe);
        return served;
    }

    /** Returns a command whose output is discarded. */
    static ProcessBuilder quiet(Path directory, List<String> command) {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private void awaitResponse(String probe) throws Exception {
        Instant latest = Instant.now().plus(PATIENCE);
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(probe))
                // Some servers close connections that offer to upgrade to HTTP/2.
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE)
                .build();
        while (process.isAlive() && Instant.now().isBefore(latest)) {
            try {
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        close();
        throw new IllegalStateException("there is no response from " + request.uri());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Stops the program, and waits until it has ended. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program does not stop");
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
