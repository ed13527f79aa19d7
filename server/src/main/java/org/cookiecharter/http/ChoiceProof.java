// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the record of a choice, of what the server itself knows: its clock, its catalogue, its script. A grant waits for
 * its record; a refusal or withdrawal does not fail for want of one, since nobody may be held to a consent for want of
 * disk space, or because others flood the site. Neither waits longer than ten seconds: a grant is refused then, whose
 * record may still be kept later.
 */
final class ChoiceProof {
    private static final Logger LOG = LoggerFactory.getLogger(ChoiceProof.class);
    /** Longer than a store waits for a lock, and shorter than a server waits for a response. */
    private static final int PATIENCE_SECONDS = 10;

    private static final Pattern HOST = Pattern.compile("[!-~]{1,255}");

    private final RareWarning warning = new RareWarning(LOG, System::nanoTime);
    private final ProofStore proofs;
    private final LateRecords late;
    private final NoticeSnapshots shown;
    private final String banner;
    private final ClientIdentity clients;
    private final byte[] salt;
    private final ChoiceRate rate;
    private final Duration validity;

    /**
     * @param banner the version of the script that is served
     * @param validity how long a choice is believed
     */
    ChoiceProof(
            ProofStore proofs,
            LateRecords late,
            NoticeSnapshots shown,
            String banner,
            RecordPolicy keeping,
            ChoiceRate rate,
            Duration validity) {
        this.proofs = proofs;
        this.late = late;
        this.shown = shown;
        this.banner = banner;
        this.clients = keeping.clients();
        this.salt = proofs.salt();
        this.rate = rate;
        this.validity = validity;
    }

    /**
     * Has a choice recorded.
     *
     * @param id the visitor's; null if they have none
     * @return completes when the choice may be set. Exceptionally, for a grant alone: with {@link TooManyChoices}, or
     *     where it could not be recorded
     */
    CompletableFuture<Void> keep(
            Exchange exchange,
            Catalogue catalogue,
            @Nullable String id,
            Instant at,
            List<String> granted,
            ChoiceMethod method,
            String language) {
        ClientAddress client = new ClientAddress(exchange.request());
        long wait = rate.acquire(client.limited());
        if (wait > 0 && !granted.isEmpty()) {
            return CompletableFuture.failedFuture(new TooManyChoices(wait));
        }
        if (wait > 0) {
            warning.log("A refusal or withdrawal was honoured, but not recorded", new TooManyChoices(wait));
            return CompletableFuture.completedFuture(null);
        }
        boolean lasts = method != ChoiceMethod.ONCE && method != ChoiceMethod.WITHDRAW;
        NoticeSnapshot text = shown.in(language);
        ConsentRecord record = new ConsentRecord(
                id,
                at,
                lasts ? at.plus(validity) : at,
                host(exchange),
                catalogue.revision(),
                language,
                banner,
                text.hash(),
                granted,
                // What is shown once leaves all else as it was.
                method == ChoiceMethod.ONCE ? List.of() : ConsentCategories.refused(catalogue, granted),
                method,
                client.kept(clients, salt));
        CompletableFuture<Void> appended = proofs.append(record, text).thenRun(() -> {
            // The store can write again.
            CompletableFuture<Void> unused = late.retry();
        });
        return granted.isEmpty()
                ? appended.exceptionally(failure -> later(record, text, failure))
                        .copy()
                        .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                : appended.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private @Nullable Void later(ConsentRecord record, NoticeSnapshot text, Throwable failure) {
        warning.log("A refusal or withdrawal was honoured, but could not be recorded yet", failure);
        late.add(record, text);
        return null;
    }

    private static String host(Exchange exchange) {
        HttpURI uri = exchange.request().uri();
        String host = uri.getHost() == null ? "" : uri.getHost();
        String authority = uri.getPort() > 0 ? host + ':' + uri.getPort() : host;
        return HOST.matcher(authority).matches() ? authority : "unknown";
    }
}
