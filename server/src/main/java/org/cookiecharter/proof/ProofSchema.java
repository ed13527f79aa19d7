package org.cookiecharter.proof;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of a store, and the marks in the file's header that tell whose they are and of which version. */
final class ProofSchema {
    static final int VERSION = 1;
    static final int KEY_BYTES = 32;

    /** "CkCh" in ASCII. Tells our files from the databases of other programs. */
    static final int APPLICATION = 0x436b4368;

    private final Path file;
    private final SecureRandom random;

    ProofSchema(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /**
     * Makes what is absent, and returns the key. The key is made with the tables, in one transaction: of several that
     * open a new file at once, one makes it and the others find it.
     *
     * @throws IllegalArgumentException where the file is none of ours, or of a newer version; it is left as it was
     */
    byte[] prepare(Connection connection) throws SQLException {
        Transaction.READ.run(connection, this::isEmpty);
        keepWriteAheadLog(connection);
        return Transaction.WRITE.run(connection, statement -> {
            if (isEmpty(statement)) {
                create(statement);
            }
            // Written at each opening: in a read-only file SQLite begins even a write transaction without complaint.
            statement.execute("pragma user_version = " + VERSION);
            try (ResultSet row = statement.executeQuery("select bytes from key order by number desc limit 1")) {
                return row.getBytes(1);
            }
        });
    }

    private boolean isEmpty(Statement statement) throws SQLException {
        int application = number(statement, "pragma application_id");
        int version = number(statement, "pragma user_version");
        if (application == APPLICATION && version > VERSION) {
            throw new IllegalArgumentException(
                    "proof store %s has schema %d, of a newer Cookie Charter, and must have schema %d at most; update Cookie Charter, or name another file"
                            .formatted(file, version, VERSION));
        }
        if (application == APPLICATION) {
            return false;
        }
        if (application != 0 || version != 0 || number(statement, "select count(*) from sqlite_schema") != 0) {
            throw new IllegalArgumentException(
                    "proof store %s is the database of another program; name another file".formatted(file));
        }
        return true;
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

    private void create(Statement statement) throws SQLException {
        statement.execute(ConsentTable.CREATE);
        // A refusal has no id, and nobody looks it up.
        statement.execute("create index consent_of_visitor on consent (id) where id is not null");
        statement.execute("create table key (number integer primary key, bytes blob not null) strict");
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try (PreparedStatement insert =
                statement.getConnection().prepareStatement("insert into key (bytes) values (?)")) {
            insert.setBytes(1, key);
            insert.executeUpdate();
        }
        statement.execute("pragma application_id = " + APPLICATION);
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.getInt(1);
        }
    }
}
