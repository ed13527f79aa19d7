// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cookiecharter.account.AccountSession;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.proof.ProofStore.AccountChoice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the choice of an account, then stores it for all devices: a grant only once both are durable. All records of
 * an account have one id, those of refusals too; no cookie contains it.
 */
final class AccountRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRecorder.class);

    private final Catalogue catalogue;
    private final ChoiceProof proof;
    private final Choice.Validity validity;
    private final BiConsumer<Exchange, ChoiceMethod> onRecorded;

    /** @param onRecorded counts a choice that was recorded, before it applies */
    AccountRecorder(
            Catalogue catalogue,
            ChoiceProof proof,
            Choice.Validity validity,
            BiConsumer<Exchange, ChoiceMethod> onRecorded) {
        this.catalogue = catalogue;
        this.proof = proof;
        this.validity = validity;
        this.onRecorded = onRecorded;
    }

    /** Returns the key of the account for which a choice in this exchange counts; null if it counts on the device. */
    static @Nullable String account(Exchange exchange) {
        AccountSession session = exchange.consent().accountSession();
        return session == null ? null : session.account();
    }

    /** Returns whether the choice that applies in this exchange is that of an account. */
    static boolean isAccountChoice(Exchange exchange) {
        AccountSession session = exchange.consent().accountSession();
        return session != null && session.account() != null && session.isAccountChoice();
    }

    /**
     * Records and stores a choice. Its cookies are added to the response when it is sent.
     *
     * @param account the key of the account
     * @param earlier the choice that applied before
     * @return a future that completes when the choice applies; exceptionally if a grant could not be recorded or stored
     * @throws IllegalArgumentException if the choice is too long for the cookie
     */
    CompletableFuture<Void> record(
            Exchange exchange,
            String account,
            List<String> granted,
            Instant at,
            ChoiceMethod method,
            String language,
            Choice earlier) {
        AccountSession session = Objects.requireNonNull(exchange.consent().accountSession(), "there is an account");
        String cookieId = granted.isEmpty() ? null : session.newId();
        Choice choice =
                RenewedChoice.of(catalogue, Choice.of(catalogue, granted, at, cookieId, validity), earlier, method);
        session.requireFits(choice);
        Consumer<String> apply = id -> {
            onRecorded.accept(exchange, method);
            session.save(account, id, choice);
            exchange.consent().applyAccount();
        };
        return CompletableFuture.supplyAsync(() -> recordId(session, account, granted), exchange::execute)
                .thenCompose(id -> proof.record(exchange, catalogue, id, at, granted, method, language, true)
                        .thenRunAsync(() -> apply.accept(id), exchange::execute));
    }

    /** Returns the id of the account's records. A refusal is recorded under a new one if the store cannot be read. */
    private static String recordId(AccountSession session, String account, List<String> granted) {
        try {
            AccountChoice stored = session.find(account);
            return stored == null ? session.newId() : stored.recordId();
        } catch (RuntimeException e) {
            if (!granted.isEmpty()) {
                throw e;
            }
            LOG.debug("The account of a refusal could not be read", e);
            return session.newId();
        }
    }
}
