// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A program that serves a site on a port of this machine. */
record SiteProcess(Process process, URI uri) implements AutoCloseable {

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
        Instant latest = Instant.now().plus(Duration.ofSeconds(30));
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(probe))
                .timeout(Duration.ofSeconds(10))
                .build();
        while (process.isAlive() && Instant.now().isBefore(latest)) {
            try {
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (ConnectException notYet) {
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

    @Override
    public void close() {
        process.destroy();
    }
}
