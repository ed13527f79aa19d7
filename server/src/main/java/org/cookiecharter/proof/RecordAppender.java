// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links records to the end of a node's chain, in one transaction. Of one thread at a time. */
final class RecordAppender {
    /** A record to be written, with what it refers to. */
    record Entry(ConsentRecord record, NoticeSnapshot shown) {}

    private final ProofDatabase database;
    private final String node;
    private final SecureRandom random = new SecureRandom();
    private final Link link = new Link();

    /** Of the connection that has claimed the chain; another one has to do so first. */
    private @Nullable PreparedStatements claimed;

    /** @param node whose chain the records go to; the store has it */
    RecordAppender(ProofDatabase database, String node) {
        this.database = database;
        this.node = node;
    }

    /** All of them, or none. */
    long append(Connection connection, List<Entry> entries) throws SQLException {
        PreparedStatements statements = claim(connection);
        return write(connection, statements, () -> append(statements, entries));
    }

    private long append(PreparedStatements statements, List<Entry> entries) throws SQLException {
        // Read each time: another process may have the same file open, and go on with the same chain.
        // Locked: a removal by another process is appended to the same chain.
        Chain chain = chain(statements, database.lockingTheRows());
        long last = chain.last();
        byte[] head = chain.head();
        byte[] salts = new byte[entries.size() * Link.SALT_BYTES];
        random.nextBytes(salts);
        Map<String, Integer> shown = new HashMap<>();
        PreparedStatement insert = statements.of(ConsentTable.INSERT);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Integer number = shown.get(entry.shown.hash());
            if (number == null) {
                number = NoticeTable.keep(statements, entry.shown, database.keepingTheRow());
                shown.put(entry.shown.hash(), number);
            }
            byte[] salt = Arrays.copyOfRange(salts, i * Link.SALT_BYTES, (i + 1) * Link.SALT_BYTES);
            Row row = Row.of(salt, entry.record);
            last++;
            head = link.hash(node, last, head, row.content(link));
            ConsentTable.add(insert, chain.number(), last, head, row, number);
        }
        insert.executeBatch();
        ChoiceCountTable.add(
                statements, chain.number(), entries.stream().map(Entry::record).toList());
        ChainTable.advance(statements.of(ChainTable.ADVANCE), chain.number(), last, head);
        return last;
    }

    /** Adds to what this node has seen. */
    int addDailyCounts(Connection connection, Collection<DailyCount> counts) throws SQLException {
        PreparedStatements statements = claim(connection);
        return write(connection, statements, () -> {
            DailyCountTable.add(connection, chain(statements, "").number(), counts);
            return counts.size();
        });
    }

    /** What is done with the statements in one transaction. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T write(Connection connection, PreparedStatements statements, Work<T> work) throws SQLException {
        try {
            return database.write(connection, statement -> work.run());
        } catch (SQLException | RuntimeException | Error e) {
            statements.forget();
            throw e;
        }
    }

    private PreparedStatements claim(Connection connection) throws SQLException {
        PreparedStatements statements = claimed;
        if (statements == null || !statements.areOf(connection)) {
            database.claim(connection, node);
            statements = new PreparedStatements(connection);
            claimed = statements;
        }
        return statements;
    }

    private Chain chain(PreparedStatements statements, String lock) throws SQLException {
        Chain chain = ChainTable.find(statements.of(ChainTable.FIND + lock), node);
        if (chain == null) {
            throw new SQLException("it has lost the chain of node " + node);
        }
        return chain;
    }
}
