// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;

/**
 * The proof store of the demo: a file or a database.
 *
 * @param store the open store
 * @param location the location of the store, without URL options that may contain a password
 */
record Proofs(ProofStore store, String location) implements AutoCloseable {
    static final String POSTGRES = "jdbc:postgresql:";

    private static final String FILE = "consent.db";

    static Proofs open(Options options) throws StartFailure {
        String url = options.store();
        return url == null ? openFile(options.data()) : openDatabase(url, options.node());
    }

    private static Proofs openFile(Path directory) throws StartFailure {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(FILE).toAbsolutePath().normalize();
            return new Proofs(SqliteProofStore.open(file), file.toString());
        } catch (IOException e) {
            throw new StartFailure("--data (" + directory + ") cannot be used: " + StartFailure.reason(e), e);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new StartFailure("--data (" + directory + ") cannot be used: " + e.getMessage(), e);
        }
    }

    private static Proofs openDatabase(String url, String node) throws StartFailure {
        String location = url.substring(0, url.indexOf('?') < 0 ? url.length() : url.indexOf('?'));
        try {
            return new Proofs(PostgresProofStore.open(url, node), location + ", node " + node);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new StartFailure("--store (" + location + ") cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
