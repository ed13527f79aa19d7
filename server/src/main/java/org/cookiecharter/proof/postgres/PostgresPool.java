// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A connection pool for a PostgreSQL database, for applications that have none. It belongs to the store and is closed
 * with it.
 */
final class PostgresPool implements AutoCloseable {
    static final String SCHEME = "jdbc:postgresql:";

    private static final String DRIVER = "org.postgresql.Driver";
    /** One connection for writing, one for long-running tasks, and the others to find visitors' records. */
    private static final int MAX_CONNECTIONS = 5;
    /** The same timeout as for locks in the database. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private final HikariDataSource pool;

    private PostgresPool(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects to a database.
     *
     * @param url the JDBC URL
     * @throws IllegalArgumentException if it is not a URL of PostgreSQL
     * @throws IllegalStateException if the pool or the driver is missing
     * @throws java.io.UncheckedIOException if the database cannot be reached
     */
    static PostgresPool open(String url) {
        String name = PostgresDatabase.name(url);
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException("proof store %s must start with %s".formatted(name, SCHEME));
        }
        require(name, "com.zaxxer.hikari.HikariDataSource", "com.zaxxer:HikariCP");
        require(name, DRIVER, "org.postgresql:postgresql");
        return new PostgresPool(Hikari.connect(url, name));
    }

    DataSource connections() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void require(String name, String type, String dependency) {
        try {
            Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "proof store %s needs %s, which is missing; add the dependency %s"
                            .formatted(name, type, dependency),
                    e);
        }
    }

    /** A separate class, so that the pool's classes are loaded only if they are present. */
    private static final class Hikari {
        static HikariDataSource connect(String url, String name) {
            HikariConfig config = new HikariConfig();
            // Set by name: if the driver has a class loader of its own, the platform does not find it by the URL.
            config.setDriverClassName(DRIVER);
            config.setJdbcUrl(url);
            config.setPoolName("cookie-charter-proofs");
            config.setMaximumPoolSize(MAX_CONNECTIONS);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
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
