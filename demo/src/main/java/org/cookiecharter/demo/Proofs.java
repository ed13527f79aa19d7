// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cookiecharter.proof.ProofStore;

/**
 * Where the proofs are kept: in a file, or in a database.
 *
 * @param store open
 * @param place what to call it, without what a password may stand in
 */
record Proofs(ProofStore store, String place) implements AutoCloseable {
    static final String POSTGRES = "jdbc:postgresql:";

    private static final String FILE = "consent.db";

    static Proofs open(Options options) throws StartFailure {
        String url = options.store();
        return url == null ? file(options.data()) : database(url, options.node());
    }

    private static Proofs file(Path directory) throws StartFailure {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(FILE).toAbsolutePath().normalize();
            return new Proofs(ProofStore.sqlite(file), file.toString());
        } catch (IOException e) {
            throw new StartFailure("--data (" + directory + ") cannot be used: " + StartFailure.reason(e), e);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new StartFailure("--data (" + directory + ") cannot be used: " + e.getMessage(), e);
        }
    }

    private static Proofs database(String url, String node) throws StartFailure {
        String place = url.substring(0, url.indexOf('?') < 0 ? url.length() : url.indexOf('?'));
        try {
            return new Proofs(ProofStore.postgres(url, node), place + ", node " + node);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new StartFailure("--store (" + place + ") cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
