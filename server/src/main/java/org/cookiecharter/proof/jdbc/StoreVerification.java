// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

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
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.Verification;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.cookiecharter.proof.Verification.Discrepancy.Kind;
import org.cookiecharter.proof.chain.Chain;
import org.cookiecharter.proof.chain.ChainCheck;
import org.cookiecharter.proof.chain.ChainHash;
import org.cookiecharter.proof.chain.EntryKind;
import org.jspecify.annotations.Nullable;

/** The verification of a whole store, in one snapshot. It reads the rows in order and stores only one at a time. */
final class StoreVerification {
    private static final int FETCH_SIZE = 1_000;

    private final ProofDatabase database;
    private final Connection connection;
    private final Collection<ChainHead> savedHeads;
    private final LongConsumer progress;
    private final ChainHash chainHash = new ChainHash();
    private List<Chain> chains = List.of();
    private Map<Integer, ChainCheck> checks = Map.of();
    private long records;
    private long erased;

    StoreVerification(
            ProofDatabase database, Connection connection, Collection<ChainHead> savedHeads, LongConsumer progress) {
        this.database = database;
        this.connection = connection;
        this.savedHeads = savedHeads;
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
                    chains.stream().map(Chain::toHead).toList(),
                    all.stream()
                            .map(ChainCheck::removals)
                            .filter(Objects::nonNull)
                            .toList(),
                    all.stream().flatMap(check -> check.documents().stream()).toList(),
                    all.stream().flatMap(check -> check.uncompared().stream()).toList(),
                    discrepancy);
        });
    }

    private void readAll(Statement statement) throws SQLException, DiscrepancyException {
        chains = ChainTable.all(connection);
        checks = ChainCheck.all(chains, savedHeads);
        for (ChainHead head : savedHeads) {
            if (chains.stream().noneMatch(chain -> chain.node().equals(head.node()))) {
                throw new DiscrepancyException(new Discrepancy(
                        head.node(), 1, Kind.MISSING, "the chain of node %s is missing".formatted(head.node())));
            }
        }
        for (Chain chain : chains) {
            require(check(chain).checkStart());
        }
        NoticeTable.verify(connection);
        // The notice is joined by its number; it must exist if a row refers to it.
        try (PreparedStatement select = connection.prepareStatement(ConsentTable.SELECT + "order by c.number")) {
            select.setFetchSize(FETCH_SIZE);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    read(result);
                }
            }
        }
        for (Chain chain : chains) {
            require(check(chain).checkEnd());
        }
        String damage = database.findDamage(statement);
        if (damage != null) {
            throw new DiscrepancyException(damaged(damage));
        }
    }

    private void read(ResultSet result) throws SQLException, DiscrepancyException {
        ChainCheck check = checks.get(result.getInt("chain"));
        long place = result.getLong("place");
        if (check == null) {
            throw new DiscrepancyException(
                    new Discrepancy("", place, Kind.ADDED, "record %d belongs to an unknown node".formatted(place)));
        }
        byte[] erasedContent = result.getBytes("erased");
        String removal = result.getString("removal");
        String document = result.getString("document");
        byte[] content;
        if (erasedContent != null) {
            content = ConsentTable.isBlank(result) ? erasedContent : null;
        } else if (removal != null) {
            content = document == null ? entryContent(EntryKind.REMOVAL, removal, result) : null;
        } else if (document != null) {
            content = entryContent(EntryKind.DOCUMENT, document, result);
        } else {
            Row row = ConsentTable.row(result);
            if (row == null && place == check.nextPlace() && isMissingNoticeOnly(result)) {
                throw new DiscrepancyException(check.discrepancy(place, Kind.TEXT, "refers to a missing notice"));
            }
            content = row == null ? null : row.content(chainHash);
        }
        Discrepancy discrepancy = check.checkNext(place, content, result.getBytes("hash"));
        require(
                discrepancy != null && discrepancy.kind() == Kind.MISSING
                        ? findMoved(discrepancy, result.getInt("chain"))
                        : discrepancy);
        if (erasedContent != null) {
            check.addErased();
            erased++;
        } else if (removal != null) {
            require(check.addRemoval(removal, Instant.ofEpochSecond(result.getLong("at"))));
            return;
        } else if (document != null) {
            require(check.addDocument(document));
            return;
        }
        records++;
        if (records % FETCH_SIZE == 0) {
            progress.accept(records);
        }
    }

    /** Returns the hash of the content of an entry that is not a consent record, or null if it has other content too. */
    private byte @Nullable [] entryContent(EntryKind kind, String json, ResultSet result) throws SQLException {
        byte[] salt = result.getBytes("salt");
        return salt != null && ConsentTable.isWithoutRecord(result)
                ? chainHash.content(kind, salt, result.getLong("at"), json)
                : null;
    }

    private static boolean isMissingNoticeOnly(ResultSet result) throws SQLException {
        return result.getString("shown") == null && result.getString("host") != null;
    }

    /**
     * Searches for a missing record at another position.
     *
     * @return the more precise discrepancy
     */
    private Discrepancy findMoved(Discrepancy missing, int chain) throws SQLException {
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
                                "record %d of node %s is stored after later records"
                                        .formatted(missing.place(), missing.node()));
            }
        }
    }

    private ChainCheck check(Chain chain) {
        ChainCheck check = checks.get(chain.number());
        if (check == null) {
            throw new IllegalStateException("each chain has a check");
        }
        return check;
    }

    private Discrepancy damaged(String damage) {
        if (chains.size() == 1) {
            Chain chain = chains.get(0);
            return check(chain)
                    .discrepancy(check(chain).nextPlace(), Kind.DAMAGED, "or one near it cannot be read: " + damage);
        }
        String nodes = chains.stream().map(Chain::node).collect(Collectors.joining(", "));
        return new Discrepancy(
                "",
                0,
                Kind.DAMAGED,
                "after %d records (nodes: %s) the store is damaged: %s".formatted(records, nodes, damage));
    }

    private static void require(@Nullable Discrepancy discrepancy) throws DiscrepancyException {
        if (discrepancy != null) {
            throw new DiscrepancyException(discrepancy);
        }
    }
}
