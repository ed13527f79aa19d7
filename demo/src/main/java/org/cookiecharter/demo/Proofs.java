// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cookiecharter.proof.ProofStore;
import org.jspecify.annotations.Nullable;

/**
 * Where the proofs are kept: in a file, or in a database that the demo reaches through a pool of its own.
 *
 * @param store open
 * @param place what to call it, without what a password may stand in
 * @param pool closed after the store; null for a file
 */
record Proofs(ProofStore store, String place, @Nullable HikariDataSource pool) implements AutoCloseable {
    static final String POSTGRES = "jdbc:postgresql:";

    private static final String FILE = "consent.db";
    /** A start and a choice wait no longer than this for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static Proofs open(Options options) throws StartFailure {
        return options.store() == null ? file(options.data()) : database(options.store(), options.node());
    }

    private static Proofs file(Path directory) throws StartFailure {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(FILE).toAbsolutePath().normalize();
            return new Proofs(ProofStore.sqlite(file), file.toString(), null);
        } catch (IOException e) {
            throw new StartFailure("--data (" + directory + ") cannot be used: " + StartFailure.reason(e), e);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new StartFailure("--data (" + directory + ") cannot be used: " + e.getMessage(), e);
        }
    }

    private static Proofs database(String url, String node) throws StartFailure {
        String place = url.substring(0, url.indexOf('?') < 0 ? url.length() : url.indexOf('?'));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("proofs");
        config.setConnectionTimeout(PATIENCE.toMillis());
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw failure(place, e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw failure(place, e);
        }
        try {
            return new Proofs(ProofStore.postgres(pool, node), place + ", node " + node, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw failure(place, e);
        }
    }

    private static StartFailure failure(String place, Throwable e) {
        return new StartFailure("--store (" + place + ") cannot be used: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        store.close();
        if (pool != null) {
            pool.close();
        }
    }
}
