// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends records to the proof store, and announces each one that is durable. */
public final class RecordedChoices {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedChoices.class);

    private final ProofStore proofs;
    private final Consumer<ConsentRecord> listener;

    public RecordedChoices(ProofStore proofs, Consumer<ConsentRecord> listener) {
        this.proofs = proofs;
        this.listener = listener;
    }

    /** Appends a record; see {@link ProofStore#append}. */
    CompletableFuture<Void> append(ConsentRecord record, NoticeSnapshot notice) {
        return proofs.append(record, notice).thenRun(() -> announce(record));
    }

    private void announce(ConsentRecord record) {
        try {
            listener.accept(record);
        } catch (RuntimeException e) {
            LOG.warn("The consent listener failed", e);
        }
    }
}
