// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceCookie;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.consent.ConsentReader;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.consent.UsageStats;
import org.cookiecharter.proof.DailyCount.Kind;
import org.eclipse.jetty.http.HttpField;

/** Has a choice recorded, then sets it: a grant only once its proof is durable. */
final class ChoiceRecorder {
    private static final int ID_BYTES = 16;

    private final Catalogue catalogue;
    private final ChoiceProof proof;
    private final ChoiceCookie cookie;
    private final ChoiceField field;
    private final Clock clock;
    private final CookieMetrics counters;
    private final UsageStats usageStats;
    private final SecureRandom random = new SecureRandom();

    ChoiceRecorder(
            Catalogue catalogue,
            ChoiceProof proof,
            ChoiceCookie cookie,
            ChoiceField field,
            Clock clock,
            CookieMetrics counters,
            UsageStats usageStats) {
        this.catalogue = catalogue;
        this.proof = proof;
        this.cookie = cookie;
        this.field = field;
        this.clock = clock;
        this.counters = counters;
        this.usageStats = usageStats;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Records and sets a choice. One that the visitor's signed cookie says already is neither recorded nor set again.
     * What is granted once is recorded, and leaves the choice as it was.
     *
     * @param granted ids of the catalogue, none exempt
     * @return completes when the choice is set; exceptionally where a grant could not be recorded, with {@link
     *     TooManyChoices} where it came too fast
     * @throws IllegalArgumentException if the choice is too long for the cookie
     */
    CompletableFuture<Void> choose(Exchange exchange, List<String> granted, ChoiceMethod method, String language) {
        Choice earlier = exchange.consent().choice();
        Instant at = clock.instant();
        if (method == ChoiceMethod.ONCE) {
            return proof.keep(exchange, catalogue, earlier.id(), at, granted, method, language)
                    .thenRun(() -> counters.count(method));
        }
        if (earlier.decided() && !earlier.stale(catalogue) && earlier.ids().equals(new HashSet<>(granted))) {
            return CompletableFuture.completedFuture(null);
        }
        // One visitor keeps one id, so that the history of their choices can be shown to them.
        String id = granted.isEmpty() ? null : earlier.id() != null ? earlier.id() : newId();
        Choice choice = Choice.of(catalogue, granted, at, id);
        String value = cookie.write(choice);
        return proof.keep(exchange, catalogue, id != null ? id : earlier.id(), at, granted, method, language)
                .thenRun(() -> {
                    counters.count(method);
                    if (exchange.consent().isChoiceNeeded()) {
                        usageStats.count(Kind.ANSWERED);
                    }
                    HttpField header = field.set(value, isSecure(exchange));
                    ConsentReader.applyChoice(exchange.consent(), choice, header);
                    exchange.add(header);
                });
    }

    /**
     * Withdraws everything and forgets the choice, so that the visitor is asked again. Records a withdrawal if the
     * visitor had granted anything: a refusal cannot be withdrawn.
     */
    CompletableFuture<Void> forget(Exchange exchange, String language) {
        Choice choice = exchange.consent().choice();
        boolean withdraws = !choice.ids().isEmpty();
        CompletableFuture<Void> recorded = withdraws
                ? proof.keep(
                        exchange, catalogue, choice.id(), clock.instant(), List.of(), ChoiceMethod.WITHDRAW, language)
                : CompletableFuture.completedFuture(null);
        return recorded.thenRun(() -> {
            if (withdraws) {
                counters.count(ChoiceMethod.WITHDRAW);
            }
            HttpField header = field.removed(isSecure(exchange));
            ConsentReader.applyChoice(exchange.consent(), Choice.UNDECIDED, header);
            exchange.add(header);
        });
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private static boolean isSecure(Exchange exchange) {
        return exchange.request().isSecure();
    }
}
