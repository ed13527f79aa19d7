// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

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
 * Removes from a store what it may not keep. An erased record leaves its place and the hash of its content; at the
 * beginning of a chain not even these are left. Each transaction appends to each chain what it removes from it, so that
 * verification can tell a removal from a theft. A text goes when no record refers to it. Works in short transactions, so
 * that choices are recorded meanwhile.
 */
final class Erasure {
    private static final int STEP = 500;
    /** A choice ends when the next of the same visitor is made, or when it is believed no longer. */
    private static final String ENDED = "select number from consent c where at <= ? and (until <= ? or exists"
            + " (select 1 from consent n where n.id = c.id and n.number > c.number and n.at <= ?))";

    private final ProofDatabase database;
    private final ProofWriter writer;
    private final Connection reading;

    /** @param reading of this erasure alone */
    Erasure(ProofDatabase database, ProofWriter writer, Connection reading) {
        this.database = database;
        this.writer = writer;
        this.reading = reading;
    }

    /** All records with this id. Returns how many they were. */
    int erase(String id) throws SQLException {
        int erased = writer.runBetweenBatches(connection -> database.write(connection, statement -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("select number from consent where id = ?")) {
                select.setString(1, id);
                numbers(select, numbers);
            }
            RemovalTransaction removal = new RemovalTransaction(database, connection);
            int count = removal.erase(numbers);
            removal.finish(null, 0);
            return count;
        }));
        overwrite();
        return erased;
    }

    /** All records of choices that ended before. Returns how many they were. */
    long prune(Instant before) throws SQLException {
        // Found beside the writing, a choice that has ended never begins again.
        long pruned = database.read(reading, snapshot -> {
            long erased = 0;
            try (PreparedStatement select = reading.prepareStatement(ENDED)) {
                select.setFetchSize(STEP);
                for (int parameter = 1; parameter <= 3; parameter++) {
                    select.setLong(parameter, before.getEpochSecond());
                }
                try (ResultSet row = select.executeQuery()) {
                    for (List<Long> step = next(row); !step.isEmpty(); step = next(row)) {
                        List<Long> numbers = step;
                        erased += writer.runBetweenBatches(connection -> database.write(connection, statement -> {
                            RemovalTransaction removal = new RemovalTransaction(database, connection);
                            int count = removal.erase(numbers);
                            removal.finish(before, STEP);
                            return count;
                        }));
                    }
                }
            }
            return erased;
        });
        if (pruned > 0) {
            while (cutBeginnings(before) == STEP) {
                // Until a record that says something is the first of each chain, or no record is left.
            }
            dropTexts();
            overwrite();
        }
        dropCounts(LocalDate.ofInstant(before, ZoneOffset.UTC));
        return pruned;
    }

    /** Deletes the next erased rows at the beginnings of the chains. Returns how many they were, of the longest. */
    private int cutBeginnings(Instant before) throws SQLException {
        return writer.runBetweenBatches(connection -> database.write(
                connection, statement -> new RemovalTransaction(database, connection).finish(before, STEP)));
    }

    private static List<Long> next(ResultSet row) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        while (numbers.size() < STEP && row.next()) {
            numbers.add(row.getLong(1));
        }
        return numbers;
    }

    private static void numbers(PreparedStatement select, List<Long> numbers) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
    }

    /** Looks for texts without a record beside the writing; then only records that came meanwhile can refer to one. */
    private void dropTexts() throws SQLException {
        Set<Long> unused = new HashSet<>();
        long seen = database.read(reading, statement -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement select = reading.prepareStatement(
                    "select number from notice except select shown from consent where shown is not null")) {
                numbers(select, numbers);
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
                            .formatted(number, seen, number))));
        }
    }

    private void dropCounts(LocalDate before) throws SQLException {
        writer.runBetweenBatches(connection -> database.write(connection, statement -> {
            ChoiceCountTable.drop(connection, before);
            DailyCountTable.drop(connection, before);
            return true;
        }));
    }

    private void overwrite() throws SQLException {
        writer.runBetweenBatches(connection -> {
            database.overwrite(connection);
            return true;
        });
    }
}
