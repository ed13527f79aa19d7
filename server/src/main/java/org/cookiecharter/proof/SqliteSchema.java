// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables of a store, and the marks in the file's header that tell whose they are and of which version. */
final class SqliteSchema {
    /** "CkPr" in ASCII. Tells our files from the databases of other programs. */
    static final int APPLICATION = 0x436b5072;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteSchema.class);

    private final Path file;
    private final SchemaScripts scripts;

    SqliteSchema(Path file, SchemaScripts scripts) {
        this.file = file;
        this.scripts = scripts;
    }

    /**
     * Makes what is absent, by the scripts that the file has not seen. Secrets are made with the tables, in one
     * transaction: of several that open a new file at once, one makes them and the others find them.
     *
     * @param first what a new file, which has its tables by then, gets besides
     * @throws IllegalArgumentException if the file is none of ours, or of a newer version; it is left as it was
     */
    void prepare(Connection connection, Transaction.Work<?> first) throws SQLException {
        int version = Transaction.READ.run(connection, this::version);
        keepWriteAheadLog(connection);
        try {
            Transaction.WRITE.run(connection, statement -> {
                int from = version(statement);
                scripts.run(from, statement);
                if (from == 0) {
                    first.run(statement);
                    statement.execute("pragma application_id = " + APPLICATION);
                }
                // Written at each opening: in a read-only file SQLite begins even a write transaction without
                // complaint.
                statement.execute("pragma user_version = " + scripts.version());
                return from;
            });
        } catch (SQLException e) {
            // A site must be able to start on a full disk: it grants nothing then, but reads what was granted.
            if (!SqliteFailure.FULL.is(e) || version != scripts.version()) {
                throw e;
            }
            LOG.warn("Proof store {} {}. Until then no consent can be given", file, SqliteFailure.FULL.text());
        }
    }

    /** Of the schema that the file has; 0 where it is empty. */
    private int version(Statement statement) throws SQLException {
        int application = number(statement, "pragma application_id");
        int version = number(statement, "pragma user_version");
        if (application == APPLICATION && version > scripts.version()) {
            throw new IllegalArgumentException(
                    "proof store %s has schema %d, of a newer Cookie Charter, and must have schema %d at most; update Cookie Charter, or name another file"
                            .formatted(file, version, scripts.version()));
        }
        if (application == APPLICATION) {
            return version;
        }
        if (application != 0 || version != 0 || number(statement, "select count(*) from sqlite_schema") != 0) {
            throw new IllegalArgumentException(
                    "proof store %s is the database of another program; name another file".formatted(file));
        }
        return 0;
    }

    private void keepWriteAheadLog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma journal_mode = wal")) {
            String mode = row.getString(1);
            if (!"wal".equals(mode)) {
                throw new IllegalArgumentException(
                        "proof store %s lies where SQLite cannot keep a write-ahead log (journal mode %s); name a file on a local disk"
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
