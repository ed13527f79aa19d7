package org.cookiecharter.jetty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.catalogue.Declaration;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.decision.CookiePair;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.decision.Decision;
import org.cookiecharter.decision.SetCookie;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the visitor of this exchange agreed to.
 *
 * <pre>{@code if (Consent.of(request).allows("statistics")) { … }}</pre>
 *
 * <p>A servlet finds it as the request attribute {@link #ATTRIBUTE}. Safe for use by the threads of its exchange.
 */
public final class Consent {
    /** The name of the request attribute that holds it. */
    public static final String ATTRIBUTE = "org.cookiecharter.consent";

    private final CookiePolicy policy;
    private final boolean gpc;
    private final List<CookiePair> sent;
    private final List<CookieEvent> events = new ArrayList<>();
    private volatile Choice choice;

    Consent(CookiePolicy policy, Choice choice, boolean gpc, List<CookiePair> sent) {
        this.policy = policy;
        this.choice = choice;
        this.gpc = gpc;
        this.sent = List.copyOf(sent);
    }

    /**
     * The consent of this exchange.
     *
     * @throws IllegalStateException where no {@link ConsentHandler} has seen the request
     */
    public static Consent of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Consent consent) {
            return consent;
        }
        throw new IllegalStateException("no ConsentHandler has seen this request; insert one outside this handler");
    }

    /** Whether this category or service may be used for this visitor now; false for an id that nobody declared. */
    public boolean allows(String id) {
        return policy.allows(id, choice, gpc);
    }

    /** What the visitor decided; {@link Choice#UNDECIDED} before that. */
    public Choice choice() {
        return choice;
    }

    /** Whether the browser says {@code Sec-GPC: 1}. */
    public boolean gpc() {
        return gpc;
    }

    /** A choice made in this exchange holds for its own answer already. */
    void choose(Choice made) {
        choice = made;
    }

    /** The cookies that the browser sent, in its order. */
    List<CookiePair> sent() {
        return sent;
    }

    Decision decide(String name) {
        return policy.decide(name, choice, gpc);
    }

    Decision decide(SetCookie cookie, Instant now) {
        return cookie.deletes(now) ? Decision.DELETION : decide(cookie.name());
    }

    @Nullable
    Declaration declaration(String name) {
        return policy.declaration(name);
    }

    /** Whether the browser has this cookie with this value already, so that setting it again only moves its end. */
    boolean has(SetCookie cookie) {
        for (CookiePair pair : sent) {
            if (pair.name().equals(cookie.name()) && pair.value().equals(cookie.value())) {
                return true;
            }
        }
        return false;
    }

    void note(String name, Effect effect, Decision decision) {
        synchronized (events) {
            events.add(new CookieEvent(name, effect, decision));
        }
    }

    /** What was noted since the last call. */
    List<CookieEvent> takeEvents() {
        synchronized (events) {
            if (events.isEmpty()) {
                return List.of();
            }
            List<CookieEvent> taken = List.copyOf(events);
            events.clear();
            return taken;
        }
    }
}
