// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.enforcement.ConsentReader;
import org.cookiecharter.enforcement.UsageStats;
import org.cookiecharter.proof.DailyCount.Kind;
import org.eclipse.jetty.http.HttpField;

/** Records a choice, then sets its cookie: a grant only once its record is durable. */
public final class ChoiceRecorder {
    private static final int ID_BYTES = 16;

    private final Catalogue catalogue;
    private final ChoiceProof proof;
    private final ChoiceCookie cookie;
    private final ConsentCookieHeader cookieHeader;
    private final Clock clock;
    private final CookieMetrics metrics;
    private final UsageStats usageStats;
    private final AccountRecorder accounts;
    private final SecureRandom random = new SecureRandom();

    public ChoiceRecorder(
            Catalogue catalogue,
            ChoiceProof proof,
            ChoiceCookie cookie,
            ConsentCookieHeader cookieHeader,
            Clock clock,
            CookieMetrics metrics,
            UsageStats usageStats) {
        this.catalogue = catalogue;
        this.proof = proof;
        this.cookie = cookie;
        this.cookieHeader = cookieHeader;
        this.clock = clock;
        this.metrics = metrics;
        this.usageStats = usageStats;
        this.accounts = new AccountRecorder(catalogue, proof, cookieHeader.validity(), this::count);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Records and sets a choice. A choice that equals the one in the visitor's signed cookie is not recorded or set
     * again. A choice of method {@code once} is recorded, and leaves the cookie unchanged.
     *
     * @param granted ids of the catalogue, none exempt
     * @return a future that completes when the choice is set; exceptionally if a grant could not be recorded, with
     *     {@link TooManyChoicesException} if the rate limit is exceeded
     * @throws IllegalArgumentException if the choice is too long for the cookie
     */
    CompletableFuture<Void> choose(Exchange exchange, List<String> granted, ChoiceMethod method, String language) {
        Choice earlier = exchange.consent().choice();
        Instant at = clock.instant();
        if (method == ChoiceMethod.ONCE) {
            return proof.record(exchange, catalogue, earlier.id(), at, granted, method, language, false)
                    .thenRun(() -> metrics.count(method));
        }
        String account = AccountRecorder.account(exchange);
        boolean isSame = earlier.isCurrent(catalogue) && earlier.ids().equals(new HashSet<>(granted));
        // Of an account without a choice, the earlier one is the device's.
        if (isSame && (account == null || AccountRecorder.isAccountChoice(exchange))) {
            return CompletableFuture.completedFuture(null);
        }
        if (account != null) {
            return accounts.record(exchange, account, granted, at, method, language, earlier);
        }
        // A visitor has one id for all choices, so that the proof page can show their history.
        String id = granted.isEmpty() ? null : earlier.id() != null ? earlier.id() : newId();
        Choice choice = RenewedChoice.of(
                catalogue, Choice.of(catalogue, granted, at, id, cookieHeader.validity()), earlier, method);
        String value = cookie.write(choice);
        return proof.record(exchange, catalogue, id != null ? id : earlier.id(), at, granted, method, language, false)
                .thenRun(() -> {
                    count(exchange, method);
                    HttpField header = cookieHeader.set(value, at, isSecure(exchange));
                    ConsentReader.applyChoice(exchange.consent(), choice, header);
                    exchange.addHeader(header);
                });
    }

    private void count(Exchange exchange, ChoiceMethod method) {
        metrics.count(method);
        if (exchange.consent().isChoiceNeeded()) {
            usageStats.count(Kind.ANSWERED);
        }
    }

    /**
     * Withdraws everything and deletes the choice, so that the visitor is asked again. Records a withdrawal if the
     * visitor had granted anything: a refusal cannot be withdrawn.
     *
     * <p>The choice of an account becomes a refusal instead. It could not be deleted on its other devices, on which
     * their own choices would apply again, and those may be grants.
     */
    CompletableFuture<Void> withdraw(Exchange exchange, String language) {
        Choice choice = exchange.consent().choice();
        if (AccountRecorder.isAccountChoice(exchange)) {
            ChoiceMethod method = choice.ids().isEmpty() ? ChoiceMethod.REFUSE_ALL : ChoiceMethod.WITHDRAW;
            return choose(exchange, List.of(), method, language);
        }
        boolean hasGrants = !choice.ids().isEmpty();
        CompletableFuture<Void> recorded = hasGrants
                ? proof.record(
                        exchange,
                        catalogue,
                        choice.id(),
                        clock.instant(),
                        List.of(),
                        ChoiceMethod.WITHDRAW,
                        language,
                        false)
                : CompletableFuture.completedFuture(null);
        return recorded.thenRun(() -> {
            if (hasGrants) {
                metrics.count(ChoiceMethod.WITHDRAW);
            }
            HttpField header = cookieHeader.expired(isSecure(exchange));
            ConsentReader.applyChoice(exchange.consent(), Choice.UNDECIDED, header);
            exchange.addHeader(header);
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
