// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.proof.ProofStore;

/** The health of consent: whether the proof store can be read, and its last verification found it intact. */
final class StoreHealth {
    private final CookieCharterProperties properties;
    private final ConsentMonitor monitor;
    private final ProofStore proofs;
    private final StoreVerifier verifier;

    /**
     * The result of a check.
     *
     * @param isUp whether all is well
     * @param details what the operator should see
     */
    record Result(boolean isUp, Map<String, Object> details) {}

    StoreHealth(CookieCharterProperties properties, ConsentMonitor monitor, ProofStore proofs, StoreVerifier verifier) {
        this.properties = properties;
        this.monitor = monitor;
        this.proofs = proofs;
        this.verifier = verifier;
    }

    /**
     * Checks the health.
     *
     * @throws RuntimeException if the store cannot be read
     */
    Result check() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("mode", properties.mode().text());
        details.put("revisions", monitor.revisions());
        long entries = proofs.heads().stream().mapToLong(head -> head.place()).sum();
        details.put("chainEntries", entries);
        details.put("lateRecords", monitor.lateRecords());
        VerificationResult verification = verifier.last();
        if (verification != null) {
            details.put("verifiedAt", verification.at());
            details.put("intact", verification.intact());
        }
        return new Result(verification == null || verification.intact(), details);
    }
}
