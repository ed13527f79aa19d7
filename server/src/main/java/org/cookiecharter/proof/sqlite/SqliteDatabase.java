// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.cookiecharter.proof.jdbc.ChainTable;
import org.cookiecharter.proof.jdbc.ProofDatabase;
import org.cookiecharter.proof.jdbc.ProofDatabase.TransactionWork;
import org.jspecify.annotations.Nullable;

/** A proof store in an SQLite file. One connection writes while others read, as write-ahead logging allows. */
final class SqliteDatabase implements ProofDatabase {
    private final SqliteFile file;
    private final @Nullable Object identity;
    private final Connection readConnection;

    SqliteDatabase(SqliteFile file) throws SQLException, IOException {
        this.file = file;
        this.identity = file.identity();
        this.readConnection = file.connectToRead();
    }

    @Override
    public String name() {
        return file.path().toString();
    }

    @Override
    public Connection connect() throws SQLException {
        return file.connect();
    }

    @Override
    public void disconnect(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection connectToRead() throws SQLException {
        return file.connectToRead();
    }

    @Override
    public <T> T readBriefly(Work<T> work) throws SQLException {
        synchronized (readConnection) {
            return work.run(readConnection);
        }
    }

    @Override
    public <T> T write(Connection connection, TransactionWork<T> work) throws SQLException {
        return SqliteTransaction.WRITE.run(connection, work);
    }

    @Override
    public <T> T read(Connection connection, TransactionWork<T> work) throws SQLException {
        return SqliteTransaction.READ.run(connection, work);
    }

    @Override
    public void claim(Connection connection, String node) {
        // A writer locks the whole file, and first reads where the chain ends.
    }

    @Override
    public String rowLockForReference() {
        return "";
    }

    @Override
    public String rowLockForUpdate() {
        // A writer locks the whole file.
        return "";
    }

    @Override
    public boolean isLost(Connection connection, SQLException e) {
        return false;
    }

    @Override
    public void requireNotMoved() throws IOException {
        // SQLite would continue to write to a deleted file, which is lost with the process.
        IOException cause = null;
        try {
            if (Objects.equals(identity, file.identity())) {
                return;
            }
        } catch (IOException e) {
            cause = e;
        }
        throw new IOException(
                "proof store %s was moved or replaced while it was open; move it back or restart the server"
                        .formatted(file.path()),
                cause);
    }

    @Override
    public void overwriteErasedData(Connection connection) throws SQLException {
        // The write-ahead log contains erased data until it is truncated.
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
    }

    @Override
    public @Nullable String findDamage(Statement statement) throws SQLException {
        try (ResultSet damage = statement.executeQuery("pragma integrity_check(1)")) {
            String text = damage.next() ? damage.getString(1) : "it cannot be checked";
            return "ok".equals(text) ? null : text;
        }
    }

    @Override
    public boolean isDamage(SQLException e) {
        return SqliteFailure.DAMAGED.matches(e)
                || SqliteFailure.NO_DATABASE.matches(e)
                || ChainTable.CORRUPTED.equals(e.getSQLState());
    }

    @Override
    public IOException failure(SQLException e) {
        return SqliteFailure.of(e, file.path());
    }

    @Override
    public RuntimeException unchecked(SQLException e) {
        return SqliteFailure.unchecked(e, file.path());
    }

    @Override
    public void close() throws SQLException {
        synchronized (readConnection) {
            readConnection.close();
        }
    }
}
