// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cookiecharter.proof.RecordFeed;
import org.cookiecharter.proof.StoredRecord;
import org.cookiecharter.proof.chain.Chain;
import org.cookiecharter.proof.jdbc.FeedTable.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feed of the records in the tables of a database. */
final class JdbcRecordFeed implements RecordFeed {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcRecordFeed.class);

    private final ProofDatabase database;
    private final ProofWriter writer;
    private final Runnable requireOpen;
    private final String name;
    private final Duration lease;
    private final String owner = UUID.randomUUID().toString();

    /** The entries that were read last, oldest first. */
    private List<FeedEntry> entries = List.of();

    /** @param requireOpen throws {@link IllegalStateException} if the store is closed */
    JdbcRecordFeed(ProofDatabase database, ProofWriter writer, Runnable requireOpen, String name, Duration lease) {
        this.database = database;
        this.writer = writer;
        this.requireOpen = requireOpen;
        this.name = name;
        this.lease = lease;
        write(connection -> {
            FeedTable.create(connection, name);
            return true;
        });
    }

    @Override
    public List<StoredRecord> read(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be at least 1");
        }
        while (read(this::hasUnread) && lease()) {
            entries = read(connection -> unread(connection, limit));
            List<StoredRecord> records = new ArrayList<>();
            for (FeedEntry entry : entries) {
                if (entry.record() != null) {
                    records.add(entry.record());
                }
            }
            if (!records.isEmpty()) {
                return List.copyOf(records);
            }
            // All of them were erased.
            write(connection -> {
                for (FeedEntry entry : entries) {
                    FeedTable.save(connection, name, entry.chain(), new Position(entry.place(), entry.number()));
                }
                return true;
            });
        }
        entries = List.of();
        return List.of();
    }

    private boolean hasUnread(Connection connection) throws SQLException {
        Map<Integer, Position> positions = FeedTable.positions(connection, name);
        return ChainTable.all(connection).stream()
                .anyMatch(chain -> chain.last()
                        > Math.max(
                                chain.pruned(),
                                positions
                                        .getOrDefault(chain.number(), Position.START)
                                        .place()));
    }

    private boolean lease() {
        long now = Instant.now().getEpochSecond();
        return write(connection -> FeedTable.lease(connection, name, owner, now, now + lease.toSeconds()));
    }

    private List<FeedEntry> unread(Connection connection, int limit) throws SQLException {
        Map<Integer, Position> positions = FeedTable.positions(connection, name);
        List<FeedEntry> unread = new ArrayList<>();
        for (Chain chain : ChainTable.all(connection)) {
            Position position = positions.getOrDefault(chain.number(), Position.START);
            // SQLite gives the number of a deleted row to another one; a row behind the pruned ones exists.
            long after = position.place() <= chain.pruned() ? 0 : position.number();
            unread.addAll(ConsentTable.after(connection, chain.number(), after, limit));
        }
        unread.sort(Comparator.comparingLong(FeedEntry::number));
        return List.copyOf(unread.subList(0, Math.min(limit, unread.size())));
    }

    @Override
    public void acknowledge(StoredRecord record) {
        Map<StoredRecord, FeedEntry> known = new HashMap<>();
        for (FeedEntry entry : entries) {
            if (entry.record() != null) {
                known.put(entry.record(), entry);
            }
        }
        FeedEntry entry = known.get(record);
        if (entry == null) {
            throw new IllegalArgumentException("the record was not read last: " + record.head());
        }
        write(connection ->
                FeedTable.save(connection, name, entry.chain(), new Position(entry.place(), entry.number())));
    }

    @Override
    public void close() {
        try {
            write(connection -> FeedTable.release(connection, name, owner));
        } catch (RuntimeException e) {
            LOG.debug("Feed {} could not be released; its lease ends by itself", name, e);
        }
    }

    private <T> T read(ProofDatabase.Work<T> work) {
        requireOpen.run();
        try {
            return database.readBriefly(work);
        } catch (SQLException e) {
            requireOpen.run();
            throw database.unchecked(e);
        }
    }

    private <T> T write(ProofDatabase.Work<T> work) {
        requireOpen.run();
        try {
            return writer.runBetweenBatches(
                    connection -> database.write(connection, statement -> work.run(connection)));
        } catch (SQLException e) {
            throw database.unchecked(e);
        }
    }
}
