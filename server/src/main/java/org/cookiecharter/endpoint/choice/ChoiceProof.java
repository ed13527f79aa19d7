// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.endpoint.ConsentCategories;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.endpoint.RareWarning;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.settings.ClientIdentity;
import org.cookiecharter.settings.RecordPolicy;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records choices in the proof store. The record contains the server's own data: its clock, its catalogue, its script.
 * A grant takes effect only once it is recorded; a refusal or withdrawal takes effect even if it cannot be, because
 * neither a full disk nor a flood of requests may bind a visitor to a consent. Both time out after ten seconds: a grant
 * is then rejected, although its record may still be written later.
 */
public final class ChoiceProof {
    private static final Logger LOG = LoggerFactory.getLogger(ChoiceProof.class);
    /** Longer than a store waits for a lock, and shorter than a server waits for a response. */
    private static final int TIMEOUT_SECONDS = 10;

    private static final Pattern HOST = Pattern.compile("[!-~]{1,255}");

    private final RareWarning warning = new RareWarning(LOG, System::nanoTime);
    private final RecordedChoices choices;
    private final LateRecords lateRecords;
    private final CookieMetrics metrics;
    private final NoticeSnapshots notices;
    private final String banner;
    private final ClientIdentity identity;
    private final byte[] salt;
    private final ChoiceRateLimiter rateLimiter;
    private final Choice.Validity validity;

    /**
     * Creates the proofs of one site.
     *
     * @param salt the salt of hashes of client addresses
     * @param banner the version of the script that is served
     * @param validity how long a choice is valid
     */
    public ChoiceProof(
            RecordedChoices choices,
            byte[] salt,
            LateRecords lateRecords,
            CookieMetrics metrics,
            NoticeSnapshots notices,
            String banner,
            RecordPolicy recordPolicy,
            ChoiceRateLimiter rateLimiter,
            Choice.Validity validity) {
        this.choices = choices;
        this.lateRecords = lateRecords;
        this.metrics = metrics;
        this.notices = notices;
        this.banner = banner;
        this.identity = recordPolicy.clients();
        this.salt = salt.clone();
        this.rateLimiter = rateLimiter;
        this.validity = validity;
    }

    /**
     * Records a choice.
     *
     * @param id the visitor's id, or null if there is none
     * @param isForAccount whether the choice counts on all devices of the account that is logged in
     * @return a future that completes when the choice may be set. It completes exceptionally for a grant only: with
     *     {@link TooManyChoicesException}, or if the choice could not be recorded
     */
    CompletableFuture<Void> record(
            Exchange exchange,
            Catalogue catalogue,
            @Nullable String id,
            Instant at,
            List<String> granted,
            ChoiceMethod method,
            String language,
            boolean isForAccount) {
        ClientAddress client = new ClientAddress(exchange.request());
        long secondsToWait = rateLimiter.acquire(client.network());
        if (secondsToWait > 0 && !granted.isEmpty()) {
            return CompletableFuture.failedFuture(new TooManyChoicesException(secondsToWait));
        }
        if (secondsToWait > 0) {
            warning.log("Refusal or withdrawal applied, but not recorded", new TooManyChoicesException(secondsToWait));
            return CompletableFuture.completedFuture(null);
        }
        boolean isPersistent = method != ChoiceMethod.ONCE && method != ChoiceMethod.WITHDRAW;
        NoticeSnapshot notice = notices.get(language, exchange.consent().rule(), isForAccount);
        ConsentRecord record = new ConsentRecord(
                id,
                at,
                isPersistent ? end(granted, at) : at,
                host(exchange),
                catalogue.revision(),
                language,
                banner,
                notice.hash(),
                granted,
                // A service that is shown once does not affect the others.
                method == ChoiceMethod.ONCE ? List.of() : ConsentCategories.refused(catalogue, granted),
                method,
                client.identity(identity, salt));
        CompletableFuture<Void> appended = metrics.measureAppend(choices.append(record, notice))
                .thenRun(() -> {
                    // The store accepts writes again.
                    CompletableFuture<Void> unused = lateRecords.retry();
                });
        return granted.isEmpty()
                ? appended.exceptionally(failure -> addLate(record, notice, failure))
                        .copy()
                        .completeOnTimeout(null, TIMEOUT_SECONDS, TimeUnit.SECONDS)
                : appended.copy().orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private Instant end(List<String> granted, Instant at) {
        return granted.isEmpty() ? validity.endOfRefusals(at) : validity.endOfGrants(at);
    }

    private @Nullable Void addLate(ConsentRecord record, NoticeSnapshot notice, Throwable failure) {
        warning.log("Refusal or withdrawal applied, but not recorded yet", failure);
        lateRecords.add(record, notice);
        return null;
    }

    private static String host(Exchange exchange) {
        HttpURI uri = exchange.request().uri();
        String host = uri.getHost() == null ? "" : uri.getHost();
        String authority = uri.getPort() > 0 ? host + ':' + uri.getPort() : host;
        return HOST.matcher(authority).matches() ? authority : "unknown";
    }
}
