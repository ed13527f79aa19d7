// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** The actuator endpoint {@code cookiecharter}: reading returns the state, and writing verifies the proof store. */
@Endpoint(id = "cookiecharter")
public final class CookieCharterEndpoint {
    private final CookieCharterProperties properties;
    private final ConsentMonitor monitor;
    private final ProofStore proofs;
    private final StoreVerifier verifier;

    /**
     * The state of consent in this application. All numbers are since startup.
     *
     * @param mode the mode, {@code enforce} or {@code report-only}
     * @param path the path of the consent endpoints, below the context path
     * @param revisions the revision of each loaded catalogue, by the address of its site
     * @param cookies the number of cookies by action
     * @param undeclaredCookies the number of undeclared cookies, sent by browsers and set by responses
     * @param undeclaredThirdPartyHosts the hosts in pages that no catalogue declares
     * @param prompts the number of visits that began with the banner
     * @param choices the number of choices by method
     * @param records the numbers of consent records
     * @param chainHeads the end of each node's chain of records, to be saved elsewhere
     * @param lastVerification the last verification of the records, or null if there has been none
     */
    public record State(
            String mode,
            String path,
            Map<String, String> revisions,
            Map<String, Long> cookies,
            long undeclaredCookies,
            List<String> undeclaredThirdPartyHosts,
            long prompts,
            Map<String, Long> choices,
            Records records,
            List<ChainHead> chainHeads,
            @Nullable VerificationResult lastVerification) {}

    /**
     * The numbers of consent records.
     *
     * @param written the number of records that were written
     * @param failed the number of records that could not be written
     * @param pending the number of records that wait to be written
     * @param late the number of records of refusals and withdrawals that wait for the store to be available
     * @param lost the number of records of refusals and withdrawals that were lost
     */
    public record Records(long written, long failed, int pending, int late, long lost) {}

    CookieCharterEndpoint(
            CookieCharterProperties properties, ConsentMonitor monitor, ProofStore proofs, StoreVerifier verifier) {
        this.properties = properties;
        this.monitor = monitor;
        this.proofs = proofs;
        this.verifier = verifier;
    }

    /**
     * Returns the state.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    @ReadOperation
    public State state() {
        CookieMetrics metrics = monitor.cookies();
        Map<String, Long> cookies = new TreeMap<>();
        for (CookieAction action : CookieAction.values()) {
            cookies.put(action.name().toLowerCase(Locale.ROOT), metrics.getCount(action));
        }
        return new State(
                properties.mode().text(),
                properties.path(),
                monitor.revisions(),
                cookies,
                metrics.getUndeclared(),
                monitor.undeclaredThirdPartyHosts(),
                metrics.getPrompts(),
                metrics.getChoices(),
                new Records(
                        metrics.getAppends(),
                        metrics.getFailedAppends(),
                        monitor.pendingRecords(),
                        monitor.lateRecords(),
                        monitor.lostRecords()),
                proofs.heads(),
                verifier.last());
    }

    /**
     * Verifies all consent records, and returns the result. It takes time in proportion to their number.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    @WriteOperation
    public VerificationResult verify() {
        return verifier.verify();
    }
}
