// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.cookiecharter.proof.Discrepancy.Kind;
import org.jspecify.annotations.Nullable;

/** Reads a whole store in the order of its rows, in one snapshot, and holds no more of it than one row. */
final class StoreVerification {
    private static final int STEP = 1_000;

    private final ProofDatabase database;
    private final Connection connection;
    private final Collection<ChainHead> noted;
    private final LongConsumer progress;
    private final Link link = new Link();
    private List<Chain> chains = List.of();
    private Map<Integer, ChainCheck> checks = Map.of();
    private long records;
    private long erased;

    StoreVerification(
            ProofDatabase database, Connection connection, Collection<ChainHead> noted, LongConsumer progress) {
        this.database = database;
        this.connection = connection;
        this.noted = noted;
        this.progress = progress;
    }

    Verification run() throws SQLException {
        return database.read(connection, statement -> {
            Discrepancy discrepancy = null;
            try {
                readAll(statement);
            } catch (DiscrepancyException e) {
                discrepancy = e.discrepancy();
            } catch (SQLException e) {
                if (!database.isDamage(e)) {
                    throw e;
                }
                discrepancy = damaged(String.valueOf(e.getMessage()));
            }
            progress.accept(records);
            List<ChainCheck> all = chains.stream().map(this::check).toList();
            return new Verification(
                    records,
                    erased,
                    chains.stream().map(Chain::noted).toList(),
                    all.stream()
                            .map(ChainCheck::removals)
                            .filter(Objects::nonNull)
                            .toList(),
                    all.stream().flatMap(check -> check.uncompared().stream()).toList(),
                    discrepancy);
        });
    }

    private void readAll(Statement statement) throws SQLException, DiscrepancyException {
        chains = ChainTable.all(connection);
        checks = ChainCheck.all(chains, noted);
        for (ChainHead head : noted) {
            if (chains.stream().noneMatch(chain -> chain.node().equals(head.node()))) {
                throw new DiscrepancyException(new Discrepancy(
                        head.node(), 1, Kind.MISSING, "node %s is missing, with its chain".formatted(head.node())));
            }
        }
        for (Chain chain : chains) {
            require(check(chain).start());
        }
        NoticeTable.verify(connection);
        // The text is found by its own number: what a row says was shown must be there.
        try (PreparedStatement select = connection.prepareStatement(ConsentTable.SELECT + "order by c.number")) {
            select.setFetchSize(STEP);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    read(result);
                }
            }
        }
        for (Chain chain : chains) {
            require(check(chain).end());
        }
        String fault = database.fault(statement);
        if (fault != null) {
            throw new DiscrepancyException(damaged(fault));
        }
    }

    private void read(ResultSet result) throws SQLException, DiscrepancyException {
        ChainCheck check = checks.get(result.getInt("chain"));
        long place = result.getLong("place");
        if (check == null) {
            throw new DiscrepancyException(new Discrepancy(
                    "", place, Kind.ADDED, "record %d is of a node that the store does not know".formatted(place)));
        }
        byte[] stub = result.getBytes("erased");
        String removal = result.getString("removal");
        byte[] content;
        if (stub != null) {
            content = ConsentTable.isBlank(result) ? stub : null;
        } else if (removal != null) {
            byte[] salt = result.getBytes("salt");
            content = salt != null && ConsentTable.isWithoutRecord(result)
                    ? link.removal(salt, result.getLong("at"), removal)
                    : null;
        } else {
            Row row = ConsentTable.row(result);
            if (row == null && place == check.next() && isWithoutTextAlone(result)) {
                throw new DiscrepancyException(check.discrepancy(place, Kind.TEXT, "refers to a text that is missing"));
            }
            content = row == null ? null : row.content(link);
        }
        Discrepancy discrepancy = check.next(place, content, result.getBytes("hash"));
        require(
                discrepancy != null && discrepancy.kind() == Kind.MISSING
                        ? lookedFor(discrepancy, result.getInt("chain"))
                        : discrepancy);
        if (stub != null) {
            check.addErased();
            erased++;
        } else if (removal != null) {
            require(check.addRemoval(removal, Instant.ofEpochSecond(result.getLong("at"))));
            return;
        }
        records++;
        if (records % STEP == 0) {
            progress.accept(records);
        }
    }

    private static boolean isWithoutTextAlone(ResultSet result) throws SQLException {
        return result.getString("shown") == null && result.getString("host") != null;
    }

    /** Whether what is missing stands further on. */
    private Discrepancy lookedFor(Discrepancy missing, int chain) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from consent where chain = ? and place = ?")) {
            select.setInt(1, chain);
            select.setLong(2, missing.place());
            try (ResultSet row = select.executeQuery()) {
                return !row.next() || row.getInt(1) == 0
                        ? missing
                        : new Discrepancy(
                                missing.node(),
                                missing.place(),
                                Kind.MOVED,
                                "record %d of node %s stands after later ones"
                                        .formatted(missing.place(), missing.node()));
            }
        }
    }

    private ChainCheck check(Chain chain) {
        ChainCheck check = checks.get(chain.number());
        if (check == null) {
            throw new IllegalStateException("each chain has its check");
        }
        return check;
    }

    private Discrepancy damaged(String fault) {
        if (chains.size() == 1) {
            Chain chain = chains.get(0);
            return check(chain)
                    .discrepancy(check(chain).next(), Kind.DAMAGED, "or one near it cannot be read: " + fault);
        }
        String nodes = chains.stream().map(Chain::node).collect(Collectors.joining(", "));
        return new Discrepancy(
                "",
                0,
                Kind.DAMAGED,
                "after %d records (nodes: %s) the store is damaged: %s".formatted(records, nodes, fault));
    }

    private static void require(@Nullable Discrepancy discrepancy) throws DiscrepancyException {
        if (discrepancy != null) {
            throw new DiscrepancyException(discrepancy);
        }
    }
}
