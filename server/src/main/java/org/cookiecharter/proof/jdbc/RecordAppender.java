// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.DailyCount;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.chain.Chain;
import org.cookiecharter.proof.chain.ChainHash;
import org.jspecify.annotations.Nullable;

/** Appends records to the end of a node's chain, in one transaction. Not thread-safe. */
public final class RecordAppender {
    /** A record to be written, with the notice to which it refers. */
    record Entry(ConsentRecord record, NoticeSnapshot notice) {}

    private final ProofDatabase database;
    private final String node;
    private final SecureRandom random = new SecureRandom();
    private final ChainHash chainHash = new ChainHash();

    /** The statements of the connection that has claimed the chain; another connection has to claim it first. */
    private @Nullable PreparedStatements claimedStatements;

    /**
     * Creates an appender to the chain of one node.
     *
     * @param node the name of the node to whose chain the records are appended; the store contains it
     */
    public RecordAppender(ProofDatabase database, String node) {
        this.database = database;
        this.node = node;
    }

    /** Returns the name of the node to whose chain the records are appended. */
    String node() {
        return node;
    }

    /**
     * Appends all entries, or none.
     *
     * @return the new place of the chain's end
     */
    long append(Connection connection, List<Entry> entries) throws SQLException {
        PreparedStatements statements = claim(connection);
        return write(connection, statements, () -> append(statements, entries));
    }

    private long append(PreparedStatements statements, List<Entry> entries) throws SQLException {
        // Read each time, because another process may have the same file open and append to the same chain. Locked,
        // because another process may append a removal to it.
        Chain chain = chain(statements, database.rowLockForUpdate());
        long last = chain.last();
        byte[] head = chain.head();
        byte[] salts = new byte[entries.size() * ChainHash.SALT_BYTES];
        random.nextBytes(salts);
        Map<String, Integer> noticeNumbers = new HashMap<>();
        PreparedStatement insert = statements.prepare(ConsentTable.INSERT);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Integer number = noticeNumbers.get(entry.notice.hash());
            if (number == null) {
                number = NoticeTable.insertIfAbsent(statements, entry.notice, database.rowLockForReference());
                noticeNumbers.put(entry.notice.hash(), number);
            }
            byte[] salt = Arrays.copyOfRange(salts, i * ChainHash.SALT_BYTES, (i + 1) * ChainHash.SALT_BYTES);
            Row row = Row.of(salt, entry.record);
            last++;
            head = chainHash.hash(node, last, head, row.content(chainHash));
            ConsentTable.add(insert, chain.number(), last, head, row, number);
        }
        insert.executeBatch();
        ChoiceCountTable.add(
                statements, chain.number(), entries.stream().map(Entry::record).toList());
        ChainTable.advance(statements.prepare(ChainTable.ADVANCE), chain.number(), last, head);
        return last;
    }

    /** Adds to the daily counts of this node. */
    int addDailyCounts(Connection connection, Collection<DailyCount> counts) throws SQLException {
        PreparedStatements statements = claim(connection);
        return write(connection, statements, () -> {
            DailyCountTable.add(connection, chain(statements, "").number(), counts);
            return counts.size();
        });
    }

    /** A task that uses the statements in one transaction. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T write(Connection connection, PreparedStatements statements, Work<T> work) throws SQLException {
        try {
            return database.write(connection, statement -> work.run());
        } catch (SQLException | RuntimeException | Error e) {
            statements.closeAll();
            throw e;
        }
    }

    private PreparedStatements claim(Connection connection) throws SQLException {
        PreparedStatements statements = claimedStatements;
        if (statements == null || !statements.belongTo(connection)) {
            database.claim(connection, node);
            statements = new PreparedStatements(connection);
            claimedStatements = statements;
        }
        return statements;
    }

    private Chain chain(PreparedStatements statements, String lock) throws SQLException {
        Chain chain = ChainTable.find(statements.prepare(ChainTable.FIND + lock), node);
        if (chain == null) {
            throw new SQLException("the chain of node %s is missing".formatted(node));
        }
        return chain;
    }
}
