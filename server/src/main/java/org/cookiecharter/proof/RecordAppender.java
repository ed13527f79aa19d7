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
    record Entry(ConsentRecord record, ShownText shown) {}

    private final ProofDatabase database;
    private final String node;
    private final SecureRandom random = new SecureRandom();
    private final Link link = new Link();

    /** The connection that has claimed the chain; another one has to do so first. */
    private @Nullable Connection claimed;

    /** @param node whose chain the records go to; the store has it */
    RecordAppender(ProofDatabase database, String node) {
        this.database = database;
        this.node = node;
    }

    /** All of them, or none. */
    long append(Connection connection, List<Entry> entries) throws SQLException {
        claim(connection);
        return database.write(connection, statement -> {
            // Read each time: another process may have the same file open, and go on with the same chain.
            Chain chain = chain(connection);
            long last = chain.last();
            byte[] head = chain.head();
            byte[] salts = new byte[entries.size() * Link.SALT_BYTES];
            random.nextBytes(salts);
            Map<String, Integer> shown = new HashMap<>();
            try (PreparedStatement insert = connection.prepareStatement(ConsentTable.INSERT)) {
                for (int i = 0; i < entries.size(); i++) {
                    Entry entry = entries.get(i);
                    Integer number = shown.get(entry.shown.hash());
                    if (number == null) {
                        number = ShownTable.keep(connection, entry.shown, database.keepingTheRow());
                        shown.put(entry.shown.hash(), number);
                    }
                    byte[] salt = Arrays.copyOfRange(salts, i * Link.SALT_BYTES, (i + 1) * Link.SALT_BYTES);
                    Row row = Row.of(salt, entry.record);
                    last++;
                    head = link.hash(node, last, head, row.content(link));
                    ConsentTable.add(insert, chain.number(), last, head, row, number);
                }
                insert.executeBatch();
            }
            ChoiceCountTable.add(
                    connection,
                    chain.number(),
                    entries.stream().map(Entry::record).toList());
            ChainTable.advance(connection, chain.number(), last, head);
            return last;
        });
    }

    /** Adds to what this node has seen. */
    int see(Connection connection, Collection<Sighting> sightings) throws SQLException {
        claim(connection);
        return database.write(connection, statement -> {
            SightingTable.add(connection, chain(connection).number(), sightings);
            return sightings.size();
        });
    }

    @SuppressWarnings("ReferenceEquality") // The very connection: a claim ends with it.
    private void claim(Connection connection) throws SQLException {
        if (claimed != connection) {
            database.claim(connection, node);
            claimed = connection;
        }
    }

    private Chain chain(Connection connection) throws SQLException {
        Chain chain = ChainTable.find(connection, node);
        if (chain == null) {
            throw new SQLException("it has lost the chain of node " + node);
        }
        return chain;
    }
}
