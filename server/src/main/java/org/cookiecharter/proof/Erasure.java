// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out of a store what it may not keep. A record that goes leaves its place and the hash of what it said; at the
 * beginning of a chain not even these, but how many they were and the hash of the last. A text goes when no record refers
 * to it. Works in short transactions, so that choices are recorded meanwhile.
 */
final class Erasure {
    private static final int STEP = 500;
    private static final String BLANK =
            "update consent set erased = ?, salt = null, id = null, at = null, until = null,"
                    + " host = null, revision = null, language = null, banner = null, shown = null, granted = null,"
                    + " refused = null, method = null, client = null where number = ? and erased is null";

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
        int erased = writer.between(connection -> database.write(connection, statement -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("select number from consent where id = ?")) {
                select.setString(1, id);
                numbers(select, numbers);
            }
            return blank(connection, numbers);
        }));
        overwrite();
        return erased;
    }

    /** All records of choices that ended before. Returns how many they were. */
    long prune(Instant before) throws SQLException {
        // Found beside the writing, a choice that has ended never begins again.
        long pruned = database.read(reading, snapshot -> {
            long blanked = 0;
            try (PreparedStatement select = reading.prepareStatement(ENDED)) {
                select.setFetchSize(STEP);
                for (int parameter = 1; parameter <= 3; parameter++) {
                    select.setLong(parameter, before.getEpochSecond());
                }
                try (ResultSet row = select.executeQuery()) {
                    for (List<Long> step = next(row); !step.isEmpty(); step = next(row)) {
                        List<Long> numbers = step;
                        blanked += writer.between(
                                connection -> database.write(connection, statement -> blank(connection, numbers)));
                    }
                }
            }
            return blanked;
        });
        if (pruned > 0) {
            while (writer.between(connection -> database.write(connection, this::cutBeginning)) == STEP) {
                // Until a record that says something is the first, or none is left but the last.
            }
            dropTexts();
            overwrite();
        }
        dropCounts(LocalDate.ofInstant(before, ZoneOffset.UTC));
        return pruned;
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

    private static int blank(Connection connection, List<Long> numbers) throws SQLException {
        Link link = new Link();
        int blanked = 0;
        try (PreparedStatement select = connection.prepareStatement(ConsentTable.SELECT + "where c.number = ?");
                PreparedStatement update = connection.prepareStatement(BLANK)) {
            for (long number : numbers) {
                select.setLong(1, number);
                byte[] content;
                try (ResultSet result = select.executeQuery()) {
                    Row row = result.next() ? ConsentTable.row(result) : null;
                    // Of a row that somebody has damaged no hash can fit; that it goes is wanted all the same.
                    content = row == null ? new byte[Hash.BYTES] : row.content(link);
                }
                update.setBytes(1, content);
                update.setLong(2, number);
                blanked += update.executeUpdate();
            }
        }
        return blanked;
    }

    /** Takes the next blank rows off the beginnings of the chains. Returns how many they were. */
    private int cutBeginning(Statement statement) throws SQLException {
        Connection connection = statement.getConnection();
        int cut = 0;
        for (Chain chain : ChainTable.all(connection)) {
            long pruned = chain.pruned();
            byte[] base = chain.base();
            long to = 0;
            // The last row of all stays, so that no number is given twice.
            try (PreparedStatement select =
                    connection.prepareStatement("select number, place, hash, erased from consent"
                            + " where chain = ? and number < (select max(number) from consent) order by number limit "
                            + STEP)) {
                select.setInt(1, chain.number());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next() && row.getBytes("erased") != null && row.getLong("place") == pruned + 1) {
                        pruned++;
                        base = row.getBytes("hash");
                        to = row.getLong("number");
                    }
                }
            }
            if (pruned > chain.pruned()) {
                statement.execute(
                        "delete from consent where chain = %d and number <= %d".formatted(chain.number(), to));
                ChainTable.prune(connection, chain.number(), pruned, base);
                cut = Math.max(cut, (int) (pruned - chain.pruned()));
            }
        }
        return cut;
    }

    /** Looks for texts without a record beside the writing; then only records that came meanwhile can refer to one. */
    private void dropTexts() throws SQLException {
        Set<Long> unused = new HashSet<>();
        long seen = database.read(reading, statement -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement select = reading.prepareStatement(
                    "select number from shown except select shown from consent where shown is not null")) {
                numbers(select, numbers);
            }
            unused.addAll(numbers);
            try (ResultSet row = statement.executeQuery("select coalesce(max(number), 0) from consent")) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
        for (long number : unused) {
            writer.between(connection -> database.write(
                    connection,
                    statement -> statement.executeUpdate(("delete from shown where number = %d and not exists"
                                    + " (select 1 from consent where number > %d and shown = %d)")
                            .formatted(number, seen, number))));
        }
    }

    private void dropCounts(LocalDate before) throws SQLException {
        writer.between(connection -> database.write(connection, statement -> {
            ChoiceCountTable.drop(connection, before);
            SightingTable.drop(connection, before);
            return true;
        }));
    }

    private void overwrite() throws SQLException {
        writer.between(connection -> {
            database.overwrite(connection);
            return true;
        });
    }
}
