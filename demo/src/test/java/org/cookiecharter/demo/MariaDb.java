// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A MariaDB server with one database, which is reached through a socket file only. */
record MariaDb(Process process, Path socket) implements AutoCloseable {
    static final String DATABASE = "site";
    static final String USER = "editor";
    static final String PASSWORD = "a-password";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Starts a server, or returns an empty result if none is installed. */
    static Optional<MariaDb> start(Path directory) throws Exception {
        Path data = directory.resolve("database");
        String user = System.getProperty("user.name");
        try {
            Process install = SiteProcess.quiet(
                            directory,
                            List.of(
                                    "mariadb-install-db",
                                    "--no-defaults",
                                    "--datadir=" + data,
                                    "--user=" + user,
                                    "--auth-root-authentication-method=normal",
                                    "--skip-test-db"))
                    .start();
            if (install.waitFor() != 0) {
                throw new IllegalStateException("mariadb-install-db failed with " + install.exitValue());
            }
            Path socket = directory.resolve("database.sock");
            Path first = Files.writeString(directory.resolve("first.sql"), """
                    CREATE DATABASE %1$s;
                    CREATE USER '%2$s'@'localhost' IDENTIFIED BY '%3$s';
                    GRANT ALL ON *.* TO '%2$s'@'localhost';
                    CREATE TABLE %1$s.note (id INT PRIMARY KEY, text VARCHAR(200));
                    INSERT INTO %1$s.note VALUES (1, '<iframe src="https://www.youtube.com/embed/1">');
                    """.formatted(DATABASE, USER, PASSWORD));
            Process server = SiteProcess.quiet(
                            directory,
                            List.of(
                                    "mariadbd",
                                    "--no-defaults",
                                    "--user=" + user,
                                    "--datadir=" + data,
                                    "--socket=" + socket,
                                    "--skip-networking",
                                    "--init-file=" + first))
                    .start();
            MariaDb started = new MariaDb(server, socket);
            started.awaitSocket();
            return Optional.of(started);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private void awaitSocket() throws InterruptedException {
        Instant latest = Instant.now().plus(PATIENCE);
        while (!Files.exists(socket)) {
            if (!process.isAlive() || Instant.now().isAfter(latest)) {
                close();
                throw new IllegalStateException("MariaDB does not start");
            }
            Thread.sleep(50);
        }
    }

    /** Waits for the end, because the server writes to its directory until then. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
