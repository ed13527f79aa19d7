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

/** Opens stores in PostgreSQL databases. */
final class PostgresProofStore {
    static final SchemaScripts SCRIPTS = SchemaScripts.named("postgres");

    private static final Logger LOG = LoggerFactory.getLogger(PostgresProofStore.class);

    private PostgresProofStore() {}

    /** @param node whose chain the records go to; null for a store to which nothing is appended */
    static ProofStore open(DataSource source, @Nullable String node, int capacity) {
        return open(source, node, capacity, () -> {});
    }

    /** @param end what lets go of the source, once the store is closed */
    static ProofStore open(DataSource source, @Nullable String node, int capacity, Runnable end) {
        PostgresDatabase database = new PostgresDatabase(source, "in PostgreSQL", end);
        try (Connection connection = source.getConnection()) {
            String url = String.valueOf(connection.getMetaData().getURL());
            database = new PostgresDatabase(source, PostgresDatabase.name(url), end);
            prepare(database, connection);
            byte[] salt = database.write(connection, statement -> {
                if (node != null && ChainTable.find(connection, node) == null) {
                    ChainTable.make(connection, node);
                }
                return SigningKeyTable.salt(connection);
            });
            RecordAppender appender = node == null ? null : new RecordAppender(database, node);
            return new JdbcProofStore(database, salt, new ProofWriter(database, null, appender, capacity));
        } catch (SQLException e) {
            throw database.unchecked(e);
        }
    }

    /** Makes what is absent, by the scripts that the schema has not seen; one node does so, while others wait. */
    private static void prepare(PostgresDatabase database, Connection connection) throws SQLException {
        database.write(connection, statement -> {
            statement.execute("select pg_advisory_xact_lock(" + PostgresDatabase.LOCKS + ")");
            boolean made = isTrue(
                    statement,
                    "select exists (select from information_schema.tables where table_schema = '%s' and table_name = 'version')"
                            .formatted(PostgresDatabase.SCHEMA));
            if (!made) {
                statement.execute("create schema if not exists " + PostgresDatabase.SCHEMA);
            }
            int from = made ? number(statement, "select number from version") : 0;
            if (from > SCRIPTS.version()) {
                throw new IllegalArgumentException(
                        "proof store %s has schema %d, of a newer Cookie Charter, and must have schema %d at most; update Cookie Charter"
                                .formatted(database.name(), from, SCRIPTS.version()));
            }
            if (from < SCRIPTS.version()) {
                SCRIPTS.run(from, statement);
                if (made) {
                    statement.execute("update version set number = " + SCRIPTS.version());
                } else {
                    SigningKeyTable.make(connection);
                    statement.execute("create table version (number integer not null)");
                    statement.execute("insert into version values (" + SCRIPTS.version() + ")");
                }
            }
            if (isTrue(statement, "select current_setting('fsync') = 'off'")) {
                LOG.warn(
                        "Proof store {} does not wait for its disk (fsync = off): a power cut loses consents",
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
