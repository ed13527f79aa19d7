// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.time.Duration;

/** Connections to a PostgreSQL database for who brings no pool: they are the store's own, and end with it. */
final class PostgresPool {
    static final String SCHEME = "jdbc:postgresql:";

    private static final String DRIVER = "org.postgresql.Driver";
    /** One writes, one works long, and the others look visitors up. */
    private static final int MOST = 5;
    /** As long as other waiting for the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PostgresPool() {}

    static ProofStore open(String url, String node) {
        String name = PostgresDatabase.name(url);
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException("proof store %s must begin with %s".formatted(name, SCHEME));
        }
        require(name, "com.zaxxer.hikari.HikariDataSource", "com.zaxxer:HikariCP");
        require(name, DRIVER, "org.postgresql:postgresql");
        return Pool.open(url, name, node);
    }

    private static void require(String name, String type, String dependency) {
        try {
            Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "proof store %s needs %s, which is absent; add the dependency %s".formatted(name, type, dependency),
                    e);
        }
    }

    /** Of its own, so that none of it is loaded before it is known to be there. */
    private static final class Pool {
        static ProofStore open(String url, String name, String node) {
            HikariConfig config = new HikariConfig();
            // By name: where the driver has a class loader of its own, the platform does not find it by the address.
            config.setDriverClassName(DRIVER);
            config.setJdbcUrl(url);
            config.setPoolName("cookie-charter-proofs");
            config.setMaximumPoolSize(MOST);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(PATIENCE.toMillis());
            HikariDataSource pool = connect(config, name);
            try {
                return PostgresProofStore.open(pool, node, ProofWriter.CAPACITY, pool::close);
            } catch (RuntimeException | Error e) {
                pool.close();
                throw e;
            }
        }

        private static HikariDataSource connect(HikariConfig config, String name) {
            try {
                return new HikariDataSource(config);
            } catch (PoolInitializationException e) {
                if (e.getCause() instanceof SQLException cause) {
                    throw PostgresDatabase.unchecked(name, cause);
                }
                throw e;
            }
        }
    }
}
