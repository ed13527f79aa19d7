// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.outage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL server in a directory of its own, which tests can kill, restart, freeze and resume. */
final class PostgresServer implements AutoCloseable {
    private final Path directory;
    private EmbeddedPostgres running;

    /** @param directory absent or empty */
    PostgresServer(Path directory) throws IOException {
        this.directory = directory;
        running = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("max_wal_size", "32MB")
                .setServerConfig("min_wal_size", "32MB")
                .setPGStartupWait(Duration.ofMinutes(1))
                .setPort(port)
                .start();
    }

    String address() {
        return running.getJdbcUrl("postgres", "postgres");
    }

    /** Kills all its processes at once, as when the machine runs out of memory. */
    void kill() throws IOException, InterruptedException {
        signal("KILL");
    }

    /** Restarts the server on the same port. */
    void startAgain() throws IOException {
        int port = running.getPort();
        running.close();
        Files.deleteIfExists(directory.resolve("postmaster.pid"));
        running = start(port);
    }

    /** Freezes the server: it does not respond, but its connections stay open. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        all.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
        if (name.equals("KILL")) {
            all.forEach(process -> process.onExit().join());
        }
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
