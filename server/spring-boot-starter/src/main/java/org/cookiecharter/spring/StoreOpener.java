// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/** Opens the proof store that the properties name, or the default one. */
final class StoreOpener {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOpener.class);
    private static final String DEFAULT_FILE = "consent.db";

    private StoreOpener() {}

    /**
     * Opens a store.
     *
     * @param dataSource the only DataSource of the application; null if it has none, or several
     * @throws StartupException if the store cannot be opened
     */
    static ProofStore open(CookieCharterProperties properties, @Nullable DataSource dataSource) {
        String store = StringUtils.hasText(properties.store()) ? properties.store() : null;
        try {
            if (store != null && store.startsWith("jdbc:")) {
                return PostgresProofStore.open(store, node(properties));
            }
            if (store == null && dataSource != null && isPostgres(dataSource)) {
                return PostgresProofStore.open(dataSource, node(properties));
            }
            Path file = Path.of(store == null ? DEFAULT_FILE : store).toAbsolutePath();
            LOG.info("Consent records are in {}", file);
            return properties.node() == null
                    ? SqliteProofStore.open(file)
                    : SqliteProofStore.open(file, properties.node());
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new StartupException(
                    "The store of consent records cannot be opened: " + e.getMessage(),
                    "Fix the cause, or set cookie-charter.store to a file, or to the URL of a PostgreSQL database.",
                    e);
        }
    }

    private static boolean isPostgres(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new StartupException(
                    "The DataSource of the application cannot be reached: " + e.getMessage(),
                    "Start the database, or set cookie-charter.store to a file that shall contain the consent records.",
                    e);
        }
    }

    private static String node(CookieCharterProperties properties) {
        String node = properties.node();
        if (node == null) {
            throw new StartupException(
                    "cookie-charter.node is missing, and the consent records are in PostgreSQL.",
                    "Name this process among those that share the database, with the same name at each startup:"
                            + " cookie-charter.node: web-1",
                    null);
        }
        return node;
    }
}
