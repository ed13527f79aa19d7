// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import com.google.gson.JsonElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStore.Document;
import org.cookiecharter.proof.ProofStore.StoredDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries of published versions in the chain of consent records. An entry contains the hash of the catalogue and
 * the hash of the history's record of the version, and no name.
 */
public final class VersionProofs {
    private static final Logger LOG = LoggerFactory.getLogger(VersionProofs.class);
    private static final String KIND = "catalogue";
    private static final int MAX_SITE_LENGTH = 150;

    private final CatalogueStorage storage;
    private final ProofStore proofs;

    public VersionProofs(CatalogueStorage storage, ProofStore proofs) {
        this.storage = storage;
        this.proofs = proofs;
    }

    /**
     * Appends the versions after the last one in the chain. A version whose number the chain contains with another hash
     * is not appended: somebody changed the history.
     *
     * @return whether the chain contains the newest version; false also if it cannot be read or written, which is logged
     */
    public boolean append() {
        try {
            List<Version> history = storage.history();
            Map<String, StoredDocument> entries = entries();
            Deque<Version> missing = new ArrayDeque<>();
            for (Version version : history) {
                if (entries.containsKey(version.recordHash())) {
                    break;
                }
                missing.push(version);
            }
            for (Version version : missing) {
                Document document = document(version);
                if (entries.values().stream()
                        .anyMatch(entry -> entry.document().label().equals(document.label()))) {
                    LOG.error(
                            "The history of the catalogue was changed: the chain of consent records contains another"
                                    + " {}",
                            document.label());
                    return false;
                }
                proofs.appendDocument(document);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The published versions cannot be added to the chain of consent records now: {}", e.toString());
            return false;
        }
    }

    /** Returns the entries of all versions by the hash of the version's record. */
    public Map<String, StoredDocument> entries() {
        return proofs.documents().stream()
                .filter(entry -> entry.document().kind().equals(KIND))
                .filter(entry -> entry.document().details() != null)
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.document().details()),
                        entry -> entry,
                        (first, second) -> first,
                        TreeMap::new));
    }

    private static Document document(Version version) {
        @Nullable
        JsonElement site =
                CatalogueSyntax.object(version.catalogue(), "the version").get("site");
        String address = site != null && site.isJsonPrimitive() ? site.getAsString() : "";
        String name = address.replaceFirst("^https?://", "").replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "");
        name = name.substring(0, Math.min(MAX_SITE_LENGTH, name.length()));
        String previous = version.previous();
        return new Document(
                KIND,
                "%s, version %d".formatted(name, version.number()),
                version.hash(),
                version.recordHash(),
                previous.isEmpty() ? null : previous);
    }
}
