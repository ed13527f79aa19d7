// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.Records;
import org.cookiecharter.proof.Sqlite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the errors for files that are no stores. */
class OpeningTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("consent.db");
    }

    @Test
    void rejectsDirectory() {
        assertRefused(
                IllegalArgumentException.class,
                directory,
                "proof store %s is a directory; configure a file in it, such as %s".formatted(directory, file));
    }

    @Test
    void rejectsFileInPlaceOfDirectory() throws Exception {
        Files.writeString(file, "");
        Path below = file.resolve("consent.db");
        assertRefused(
                UncheckedIOException.class,
                below,
                ("proof store %s cannot be created (java.nio.file.FileAlreadyExistsException: %s); make %s a directory"
                                + " that this user can write to, or configure a file in another directory")
                        .formatted(below, file, file));
    }

    @Test
    void rejectsTextFileAndLeavesIt() throws Exception {
        Files.writeString(file, "{\"site\": \"https://example.org\"}");
        assertRefused(
                IllegalArgumentException.class,
                file,
                "proof store %s is not an SQLite database; configure another file or move this one away"
                        .formatted(file));
        assertEquals("{\"site\": \"https://example.org\"}", Files.readString(file));
    }

    @Test
    void rejectsDatabaseOfAnotherProgramAndLeavesIt() throws Exception {
        try (Sqlite other = new Sqlite(file)) {
            other.execute("create table album (title text)");
        }
        byte[] before = Files.readAllBytes(file);
        assertRefused(
                IllegalArgumentException.class,
                file,
                "proof store %s is the database of another program; configure another file".formatted(file));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void rejectsNewerSchemaAndLeavesIt() throws Exception {
        SqliteProofStore.open(file).close();
        try (Sqlite other = new Sqlite(file)) {
            other.execute("pragma user_version = 6");
        }
        assertRefused(
                IllegalArgumentException.class,
                file,
                ("proof store %s has schema 6, of a newer Cookie Charter, but only schemas up to 5 are supported;"
                                + " update Cookie Charter or configure another file")
                        .formatted(file));
    }

    @Test
    void reportsLockedFile() throws Exception {
        try (Sqlite other = new Sqlite(file)) {
            other.execute("begin exclusive");
            UncheckedIOException refusal = assertThrows(
                    UncheckedIOException.class, () -> SqliteProofStore.open(file, null, Duration.ofMillis(50), 1));
            assertEquals(
                    "proof store %s is locked by another program; stop that program or configure another file"
                            .formatted(file),
                    refusal.getMessage());
            other.execute("rollback");
            SqliteProofStore.open(file, null, Duration.ofMillis(50), 1).close();
        }
    }

    @Test
    void reportsUnwritableFile() throws Exception {
        SqliteProofStore.open(file).close();
        // Permissions do not apply to the superuser. A write version above 2 in its header makes a file read-only too.
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(18);
            bytes.write(3);
        }
        assertRefused(
                UncheckedIOException.class,
                file,
                "proof store %s cannot be written; grant this user write access to the file and its directory"
                        .formatted(file));
    }

    @Test
    void reportsInvalidRow() throws Exception {
        try (ProofStore store = SqliteProofStore.open(file);
                Sqlite other = new Sqlite(file)) {
            Records.append(store, Records.grant(1)).join();
            other.execute("update consent set method = 'telepathy'");
            UncheckedIOException refusal =
                    assertThrows(UncheckedIOException.class, () -> Records.find(store, Records.visitor(1)));
            assertEquals(
                    "proof store %s failed: row 1: method (telepathy) is unknown".formatted(file),
                    refusal.getMessage());
        }
    }

    @Test
    void reportsMissingDriver() throws Exception {
        URL[] ours = {ProofStore.class.getProtectionDomain().getCodeSource().getLocation()};
        try (URLClassLoader alone = new URLClassLoader(ours, ClassLoader.getPlatformClassLoader())) {
            Class<?> stores = alone.loadClass(SqliteProofStore.class.getName());
            InvocationTargetException refusal = assertThrows(
                    InvocationTargetException.class,
                    () -> stores.getMethod("open", Path.class).invoke(null, file));
            Throwable cause = assertInstanceOf(IllegalStateException.class, refusal.getCause());
            assertEquals(
                    "proof store %s needs the SQLite driver, which is missing; add the dependency org.xerial:sqlite-jdbc"
                            .formatted(file),
                    cause.getMessage());
            assertTrue(Files.notExists(file));
        }
    }

    @Test
    void acceptsSymbolicLinkToDirectory() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        SqliteProofStore.open(link.resolve("consent.db")).close();
        assertTrue(Files.isRegularFile(real.resolve("consent.db")));
    }

    private static void assertRefused(Class<? extends RuntimeException> kind, Path path, String message) {
        assertEquals(
                message,
                assertThrows(kind, () -> SqliteProofStore.open(path).close()).getMessage());
    }
}
