// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.cookiecharter.proof.jdbc.ProofDatabase.TransactionWork;
import org.cookiecharter.proof.jdbc.SchemaScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema of a store in an SQLite file: its tables, and the marks in the file header that identify the application
 * and the version.
 */
final class SqliteSchema {
    /** "CkPr" in ASCII. It distinguishes our files from the databases of other programs. */
    static final int APPLICATION = 0x436b5072;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteSchema.class);

    private final Path file;
    private final SchemaScripts scripts;

    SqliteSchema(Path file, SchemaScripts scripts) {
        this.file = file;
        this.scripts = scripts;
    }

    /**
     * Creates or migrates the tables by the scripts that have not been run on the file. The initial rows are created
     * with the tables, in one transaction: if several processes open a new file at once, one creates them and the
     * others find them.
     *
     * @param initialization the task that creates the initial rows of a new file, after its tables
     * @throws IllegalArgumentException if the file is not a proof store, or of a newer version; it is unchanged
     */
    void prepare(Connection connection, TransactionWork<?> initialization) throws SQLException {
        int version = SqliteTransaction.READ.run(connection, this::version);
        enableWriteAheadLog(connection);
        try {
            SqliteTransaction.WRITE.run(connection, statement -> {
                int from = version(statement);
                scripts.run(from, statement);
                if (from == 0) {
                    initialization.run(statement);
                    statement.execute("pragma application_id = " + APPLICATION);
                }
                // Written each time the file is opened: in a read-only file, SQLite begins even a write transaction
                // without an error.
                statement.execute("pragma user_version = " + scripts.version());
                return from;
            });
        } catch (SQLException e) {
            // A site must be able to start with a full disk: it rejects grants, but reads existing ones.
            if (!SqliteFailure.FULL.matches(e) || version != scripts.version()) {
                throw e;
            }
            LOG.warn("Proof store {} {}. Until then no consent can be recorded", file, SqliteFailure.FULL.text());
        }
    }

    /** Returns the version of the file's schema, or 0 if it is empty. */
    private int version(Statement statement) throws SQLException {
        int application = number(statement, "pragma application_id");
        int version = number(statement, "pragma user_version");
        if (application == APPLICATION && version > scripts.version()) {
            throw new IllegalArgumentException(
                    "proof store %s has schema %d, of a newer Cookie Charter, but only schemas up to %d are supported; update Cookie Charter or configure another file"
                            .formatted(file, version, scripts.version()));
        }
        if (application == APPLICATION) {
            return version;
        }
        if (application != 0 || version != 0 || number(statement, "select count(*) from sqlite_schema") != 0) {
            throw new IllegalArgumentException(
                    "proof store %s is the database of another program; configure another file".formatted(file));
        }
        return 0;
    }

    private void enableWriteAheadLog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma journal_mode = wal")) {
            String mode = row.getString(1);
            if (!"wal".equals(mode)) {
                throw new IllegalArgumentException(
                        "proof store %s is on a file system on which SQLite cannot use a write-ahead log (journal mode %s); configure a file on a local disk"
                                .formatted(file, mode));
            }
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.getInt(1);
        }
    }
}
