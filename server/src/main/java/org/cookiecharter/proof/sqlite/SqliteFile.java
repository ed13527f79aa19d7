// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file of a store. It is created for its owner alone, and always opened with the same durability settings.
 */
final class SqliteFile {
    private final Path path;
    private final Duration lockTimeout;

    SqliteFile(Path path, Duration lockTimeout) {
        this.path = path.toAbsolutePath().normalize();
        this.lockTimeout = lockTimeout;
    }

    Path path() {
        return path;
    }

    /** Creates the directory and an empty file, which SQLite treats as an empty database, if they are missing. */
    void create() {
        Path directory = path.getParent();
        if (directory == null || Files.isDirectory(path)) {
            throw new IllegalArgumentException("proof store %s is a directory; configure a file in it, such as %s"
                    .formatted(path, path.resolve("consent.db")));
        }
        try {
            // Checked first, because createDirectories rejects a symbolic link to a directory.
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            createEmpty(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "proof store %s cannot be created (%s); make %s a directory that this user can write to, or configure a file in another directory"
                            .formatted(path, e, directory),
                    e);
        }
    }

    private void createEmpty(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(path, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            // The store exists already, or another process is creating it.
        }
    }

    /** Opens a connection that synchronises its commits and waits for the locks of others. */
    Connection connect() throws SQLException {
        // On macOS an ordinary fsync leaves the data in the disk's cache; elsewhere fullfsync has no effect. Erased
        // data is overwritten, not only unlinked. The log is checkpointed at 16 MB, a quarter as often as by default,
        // because a checkpoint delays waiting writers.
        return connect("pragma fullfsync = on", "pragma secure_delete = on", "pragma wal_autocheckpoint = 4000");
    }

    /** Opens a read-only connection. */
    Connection connectToRead() throws SQLException {
        return connect("pragma query_only = on");
    }

    private Connection connect(String... settings) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(lockTimeout.toMillis()));
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setGetGeneratedKeys(false);
        // A URI is required: the driver would parse the part after a question mark in a plain path as options.
        Connection connection = config.createConnection("jdbc:sqlite:" + path.toUri());
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Returns the identity of the file at the path, or null if the file system has none. */
    @Nullable
    Object identity() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
