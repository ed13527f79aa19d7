// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore.Document;
import org.cookiecharter.proof.ProofStore.StoredDocument;
import org.cookiecharter.proof.chain.Chain;
import org.cookiecharter.proof.chain.DocumentRecord;
import org.cookiecharter.proof.chain.EntryKind;
import org.jspecify.annotations.Nullable;

/** The entries of documents, which are rows of the consent table. */
final class DocumentTable {
    private static final String ALL = "select n.node, c.place, c.hash, c.document from consent c"
            + " join chain n on n.number = c.chain where c.document is not null order by c.number";

    private DocumentTable() {}

    /**
     * Appends a document.
     *
     * @param node the node whose chain is extended, or null for the first chain
     * @return the end of the chain
     */
    static ChainHead append(ProofDatabase database, Connection connection, @Nullable String node, Document document)
            throws SQLException {
        Chain chain = ChainTable.find(connection, node, database.rowLockForUpdate());
        if (chain == null) {
            throw new IllegalStateException(
                    "proof store %s has no chain yet: no site has used it".formatted(database.name()));
        }
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        DocumentRecord entry = new DocumentRecord(document, at, null);
        return EntryTable.append(connection, chain, EntryKind.DOCUMENT, entry.json(), at)
                .toHead();
    }

    static List<StoredDocument> all(Connection connection) throws SQLException {
        List<StoredDocument> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                addTo(all, row.getString("node"), row);
            }
        }
        return List.copyOf(all);
    }

    /**
     * Adds the document of a row to a list.
     *
     * @return whether the row is that of a document
     */
    static boolean addTo(List<StoredDocument> documents, String node, ResultSet row) throws SQLException {
        String json = row.getString("document");
        DocumentRecord entry = json == null ? null : DocumentRecord.parse(json);
        if (entry == null) {
            return false;
        }
        ChainHead head = new ChainHead(node, row.getLong("place"), Sha256.hex(row.getBytes("hash")));
        ChainHead first = entry.first();
        return documents.add(new StoredDocument(head, first == null ? head : first, entry.at(), entry.document()));
    }
}
