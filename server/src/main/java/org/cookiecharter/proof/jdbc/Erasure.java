// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Erases and prunes records. An erased record leaves its place and the hash of its content; at the beginning of a
 * chain, these are deleted too. Each transaction appends to each chain a record of what it removes from it, so that
 * verification can distinguish a removal from tampering. A notice is deleted when no record refers to it. Works in
 * short transactions, so that choices can be recorded in between.
 */
final class Erasure {
    private static final int BATCH = 500;
    /** A choice ends when the same visitor makes another one, or when it expires. */
    private static final String ENDED = "select number from consent c where at <= ? and (until <= ? or exists"
            + " (select 1 from consent n where n.id = c.id and n.number > c.number and n.at <= ?))";

    private final ProofDatabase database;
    private final ProofWriter writer;
    private final Connection readConnection;

    /** @param readConnection a connection for the exclusive use of this erasure */
    Erasure(ProofDatabase database, ProofWriter writer, Connection readConnection) {
        this.database = database;
        this.writer = writer;
        this.readConnection = readConnection;
    }

    /**
     * Erases all records with this id.
     *
     * @return the number of erased records
     */
    int erase(String id) throws SQLException {
        int erasedRecords = writer.runBetweenBatches(connection -> database.write(connection, statement -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("select number from consent where id = ?")) {
                select.setString(1, id);
                readNumbers(select, numbers);
            }
            RemovalTransaction removal = new RemovalTransaction(database, connection);
            int count = removal.erase(numbers);
            removal.finish(null, 0);
            return count;
        }));
        overwriteErasedData();
        return erasedRecords;
    }

    /**
     * Erases all records of choices that ended before this moment.
     *
     * @return the number of erased records
     */
    long prune(Instant before) throws SQLException {
        // The search runs concurrently with writes: a choice that has ended never becomes valid again.
        long pruned = database.read(readConnection, snapshot -> {
            long erasedRecords = 0;
            try (PreparedStatement select = readConnection.prepareStatement(ENDED)) {
                select.setFetchSize(BATCH);
                for (int parameter = 1; parameter <= 3; parameter++) {
                    select.setLong(parameter, before.getEpochSecond());
                }
                try (ResultSet row = select.executeQuery()) {
                    for (List<Long> batch = nextBatch(row); !batch.isEmpty(); batch = nextBatch(row)) {
                        List<Long> numbers = batch;
                        erasedRecords +=
                                writer.runBetweenBatches(connection -> database.write(connection, statement -> {
                                    RemovalTransaction removal = new RemovalTransaction(database, connection);
                                    int count = removal.erase(numbers);
                                    removal.finish(before, BATCH);
                                    return count;
                                }));
                    }
                }
            }
            return erasedRecords;
        });
        if (pruned > 0) {
            while (deleteErasedBeginnings(before) == BATCH) {
                // Repeats until each chain is empty or begins with a record that is not erased.
            }
            deleteUnusedNotices();
            overwriteErasedData();
        }
        deleteAccountsAndCounts(before);
        return pruned;
    }

    /**
     * Deletes the next erased rows at the beginnings of the chains.
     *
     * @return the largest number of rows deleted from one chain
     */
    private int deleteErasedBeginnings(Instant before) throws SQLException {
        return writer.runBetweenBatches(connection -> database.write(
                connection, statement -> new RemovalTransaction(database, connection).finish(before, BATCH)));
    }

    private static List<Long> nextBatch(ResultSet row) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        while (numbers.size() < BATCH && row.next()) {
            numbers.add(row.getLong(1));
        }
        return numbers;
    }

    private static void readNumbers(PreparedStatement select, List<Long> numbers) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
    }

    /**
     * Deletes notices to which no record refers. The search runs concurrently with writes; afterwards only records
     * written in the meantime can refer to such a notice.
     */
    private void deleteUnusedNotices() throws SQLException {
        Set<Long> unused = new HashSet<>();
        long lastRecord = database.read(readConnection, statement -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement select = readConnection.prepareStatement(
                    "select number from notice except select shown from consent where shown is not null")) {
                readNumbers(select, numbers);
            }
            unused.addAll(numbers);
            try (ResultSet row = statement.executeQuery("select coalesce(max(number), 0) from consent")) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
        for (long number : unused) {
            writer.runBetweenBatches(connection -> database.write(
                    connection,
                    statement -> statement.executeUpdate(("delete from notice where number = %d and not exists"
                                    + " (select 1 from consent where number > %d and shown = %d)")
                            .formatted(number, lastRecord, number))));
        }
    }

    private void deleteAccountsAndCounts(Instant before) throws SQLException {
        LocalDate day = LocalDate.ofInstant(before, ZoneOffset.UTC);
        writer.runBetweenBatches(connection -> database.write(connection, statement -> {
            AccountTable.deleteEndedBefore(connection, before);
            ChoiceCountTable.deleteBefore(connection, day);
            DailyCountTable.deleteBefore(connection, day);
            return true;
        }));
    }

    private void overwriteErasedData() throws SQLException {
        writer.runBetweenBatches(connection -> {
            database.overwriteErasedData(connection);
            return true;
        });
    }
}
