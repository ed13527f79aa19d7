// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Another program that makes the store reject every record for a while, by a trigger in its file. */
final class Outage implements AutoCloseable {
    private final Connection connection;
    /** Odd from before an outage until after it. */
    private final AtomicInteger turn = new AtomicInteger();

    Outage(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute("pragma busy_timeout = 30000");
    }

    /** Returns a number; if it is even and unchanged, the store could write throughout. */
    int turn() {
        return turn.get();
    }

    void begin() throws SQLException {
        turn.incrementAndGet();
        execute("create trigger outage before insert on consent begin select raise(abort, 'out of order'); end");
    }

    void end() throws SQLException {
        execute("drop trigger outage");
        turn.incrementAndGet();
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
