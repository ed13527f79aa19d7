// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoredRecord;
import org.jspecify.annotations.Nullable;

/** The notices of many records, each read once. Not thread-safe. */
public final class NoticeCache {
    private final ProofStore proofs;
    private final Map<String, Optional<NoticeSnapshot>> byHash = new HashMap<>();

    public NoticeCache(ProofStore proofs) {
        this.proofs = proofs;
    }

    /**
     * Returns the notice that a visitor saw, or null if it is not stored.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    public @Nullable NoticeSnapshot of(StoredRecord stored) {
        return byHash.computeIfAbsent(stored.record().shown(), hash -> Optional.ofNullable(proofs.findNotice(hash)))
                .orElse(null);
    }
}
