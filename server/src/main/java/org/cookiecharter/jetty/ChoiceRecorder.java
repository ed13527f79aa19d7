package org.cookiecharter.jetty;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceCookie;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records a choice, then sets it: a grant only once its proof is durable, a refusal or withdrawal whatever becomes of
 * its record, since nobody may be held to a consent for want of disk space.
 */
final class ChoiceRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(ChoiceRecorder.class);
    private static final int ID_BYTES = 16;
    private static final Pattern HOST = Pattern.compile("[!-~]{1,255}");

    private final Catalogue catalogue;
    private final ProofStore proofs;
    private final ChoiceCookie cookie;
    private final ChoiceField field;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChoiceRecorder(Catalogue catalogue, ProofStore proofs, ChoiceCookie cookie, ChoiceField field, Clock clock) {
        this.catalogue = catalogue;
        this.proofs = proofs;
        this.cookie = cookie;
        this.field = field;
        this.clock = clock;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Records and sets a choice.
     *
     * @param granted ids of the catalogue, none exempt
     * @return completes when the choice is set; exceptionally where a grant could not be recorded
     * @throws IllegalArgumentException where the choice is too long for the cookie
     */
    CompletableFuture<Void> choose(Exchange exchange, List<String> granted, ChoiceMethod method, String language) {
        String earlier = exchange.consent().choice().id();
        // One visitor keeps one id, so that the history of their choices can be shown to them.
        String id = granted.isEmpty() ? null : earlier != null ? earlier : newId();
        Choice choice = Choice.of(catalogue, granted, clock.instant(), id);
        String value = cookie.write(choice);
        return append(exchange, granted, id != null ? id : earlier, method, language)
                .thenRun(() -> {
                    exchange.consent().choose(choice);
                    exchange.response().getHeaders().add(field.set(value, isSecure(exchange)));
                });
    }

    /** Withdraws everything and forgets the choice, so that the visitor is asked again. */
    CompletableFuture<Void> forget(Exchange exchange, String language) {
        Choice choice = exchange.consent().choice();
        CompletableFuture<Void> recorded = choice.decided()
                ? append(exchange, List.of(), choice.id(), ChoiceMethod.WITHDRAW, language)
                : CompletableFuture.completedFuture(null);
        return recorded.thenRun(() -> {
            exchange.consent().choose(Choice.UNDECIDED);
            exchange.response().getHeaders().add(field.removed(isSecure(exchange)));
        });
    }

    private CompletableFuture<Void> append(
            Exchange exchange, List<String> granted, @Nullable String id, ChoiceMethod method, String language) {
        CompletableFuture<Void> appended = proofs.append(new ConsentRecord(
                id,
                clock.instant(),
                host(exchange),
                catalogue.revision(),
                language,
                granted,
                Choosable.refused(catalogue, granted),
                method));
        if (!granted.isEmpty()) {
            return appended;
        }
        return appended.exceptionally(failure -> {
            LOG.warn("A {} was honoured, but could not be recorded", method.text(), failure);
            return null;
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

    private static String host(Exchange exchange) {
        HttpURI uri = exchange.request().getHttpURI();
        String host = uri.getHost() == null ? "" : uri.getHost();
        String authority = uri.getPort() > 0 ? host + ':' + uri.getPort() : host;
        return HOST.matcher(authority).matches() ? authority : "unknown";
    }
}
