// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One SQLite file: one connection writes, others read beside it, as write-ahead logging allows. */
final class SqliteDatabase implements ProofDatabase {
    private final SqliteFile file;
    private final @Nullable Object identity;
    private final Connection reading;

    SqliteDatabase(SqliteFile file) throws SQLException, IOException {
        this.file = file;
        this.identity = file.identity();
        this.reading = file.connectToRead();
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
    public <T> T look(Work<T> work) throws SQLException {
        synchronized (reading) {
            return work.run(reading);
        }
    }

    @Override
    public <T> T write(Connection connection, Transaction.Work<T> work) throws SQLException {
        return Transaction.WRITE.run(connection, work);
    }

    @Override
    public <T> T read(Connection connection, Transaction.Work<T> work) throws SQLException {
        return Transaction.READ.run(connection, work);
    }

    @Override
    public void claim(Connection connection, String node) {
        // Whoever writes holds the whole file, and reads first where the chain ends.
    }

    @Override
    public String keepingTheRow() {
        return "";
    }

    @Override
    public String lockingTheRows() {
        // Whoever writes holds the whole file.
        return "";
    }

    @Override
    public boolean isLost(Connection connection, SQLException e) {
        return false;
    }

    @Override
    public void requireInPlace() throws IOException {
        // SQLite would go on writing into a deleted file, which is lost with the process.
        IOException cause = null;
        try {
            if (Objects.equals(identity, file.identity())) {
                return;
            }
        } catch (IOException e) {
            cause = e;
        }
        throw new IOException(
                "proof store %s was moved or replaced while it was open; put it back, or start again"
                        .formatted(file.path()),
                cause);
    }

    @Override
    public void overwrite(Connection connection) throws SQLException {
        // What was written before is in the write-ahead log too, until it begins again.
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
    }

    @Override
    public @Nullable String fault(Statement statement) throws SQLException {
        try (ResultSet fault = statement.executeQuery("pragma integrity_check(1)")) {
            String text = fault.next() ? fault.getString(1) : "it cannot be checked";
            return "ok".equals(text) ? null : text;
        }
    }

    @Override
    public boolean isDamage(SQLException e) {
        return SqliteFailure.DAMAGED.is(e)
                || SqliteFailure.NO_DATABASE.is(e)
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
        synchronized (reading) {
            reading.close();
        }
    }
}
