// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

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

/** The file of a store: made for its owner alone, and opened always in the same durable way. */
final class SqliteFile {
    private final Path path;
    private final Duration patience;

    SqliteFile(Path path, Duration patience) {
        this.path = path.toAbsolutePath().normalize();
        this.patience = patience;
    }

    Path path() {
        return path;
    }

    /** Makes the directory and an empty file, which SQLite takes for an empty database, where there are none. */
    void create() {
        Path directory = path.getParent();
        if (directory == null || Files.isDirectory(path)) {
            throw new IllegalArgumentException("proof store %s is a directory; name a file in it, such as %s"
                    .formatted(path, path.resolve("consent.db")));
        }
        try {
            // Asked first, since createDirectories refuses a symbolic link to a directory.
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            createEmpty(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "proof store %s cannot be made (%s); make %s a directory that this user may write, or name a file in another"
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
            // An older store, or one that is being made by another process at this moment.
        }
    }

    /** A new connection that synchronises what it commits, and waits for locks of others. */
    Connection connect() throws SQLException {
        // On macOS an ordinary fsync leaves the data in the disk's cache. Elsewhere this does nothing.
        // What is erased is overwritten, not only forgotten.
        // The log is taken over into the file after 16 MB: a quarter as often as by default, since it holds up who
        // waits.
        return connect("pragma fullfsync = on", "pragma secure_delete = on", "pragma wal_autocheckpoint = 4000");
    }

    /** A new connection that cannot write. */
    Connection connectToRead() throws SQLException {
        return connect("pragma query_only = on");
    }

    private Connection connect(String... settings) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setGetGeneratedKeys(false);
        // As a URI: the driver would read what follows a question mark in a plain path as options.
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

    /** What the path leads to now, as far as the file system can tell. */
    @Nullable
    Object identity() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
