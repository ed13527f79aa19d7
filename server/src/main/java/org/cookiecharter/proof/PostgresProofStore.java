// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A factory of proof stores in PostgreSQL databases. */
final class PostgresProofStore {
    static final SchemaScripts SCRIPTS = SchemaScripts.named("postgres");

    private static final Logger LOG = LoggerFactory.getLogger(PostgresProofStore.class);

    private PostgresProofStore() {}

    /**
     * @param node the name of the node to whose chain the records are appended, or null for a store that does not
     *     accept records
     */
    static ProofStore open(DataSource source, @Nullable String node, int capacity) {
        return open(source, node, capacity, () -> {});
    }

    /** @param onClose an action that releases the source after the store is closed */
    static ProofStore open(DataSource source, @Nullable String node, int capacity, Runnable onClose) {
        PostgresDatabase database = new PostgresDatabase(source, "in PostgreSQL", onClose);
        try (Connection connection = source.getConnection()) {
            String url = String.valueOf(connection.getMetaData().getURL());
            database = new PostgresDatabase(source, PostgresDatabase.name(url), onClose);
            prepare(database, connection);
            byte[] salt = database.write(connection, statement -> {
                if (node != null && ChainTable.find(connection, node) == null) {
                    ChainTable.create(connection, node);
                }
                return SigningKeyTable.salt(connection);
            });
            RecordAppender appender = node == null ? null : new RecordAppender(database, node);
            return new JdbcProofStore(database, salt, new ProofWriter(database, null, appender, capacity));
        } catch (SQLException e) {
            throw database.unchecked(e);
        }
    }

    /**
     * Creates or migrates the tables by the scripts that have not been run on the schema; one node does so, while
     * others wait.
     */
    private static void prepare(PostgresDatabase database, Connection connection) throws SQLException {
        database.write(connection, statement -> {
            statement.execute("select pg_advisory_xact_lock(" + PostgresDatabase.LOCK_CLASS + ")");
            boolean exists = isTrue(
                    statement,
                    "select exists (select from information_schema.tables where table_schema = '%s' and table_name = 'version')"
                            .formatted(PostgresDatabase.SCHEMA));
            if (!exists) {
                statement.execute("create schema if not exists " + PostgresDatabase.SCHEMA);
            }
            int from = exists ? number(statement, "select number from version") : 0;
            if (from > SCRIPTS.version()) {
                throw new IllegalArgumentException(
                        "proof store %s has schema %d, of a newer Cookie Charter, but only schemas up to %d are supported; update Cookie Charter"
                                .formatted(database.name(), from, SCRIPTS.version()));
            }
            if (from < SCRIPTS.version()) {
                SCRIPTS.run(from, statement);
                if (exists) {
                    statement.execute("update version set number = " + SCRIPTS.version());
                } else {
                    SigningKeyTable.create(connection);
                    statement.execute("create table version (number integer not null)");
                    statement.execute("insert into version values (" + SCRIPTS.version() + ")");
                }
            }
            if (isTrue(statement, "select current_setting('fsync') = 'off'")) {
                LOG.warn(
                        "Proof store {} does not wait for its disk (fsync = off); a power failure loses consent records",
                        database.name());
            }
            return from;
        });
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
