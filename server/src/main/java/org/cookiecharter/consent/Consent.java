// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.decision.CookiePair;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.decision.Decision;
import org.cookiecharter.decision.SetCookie;
import org.cookiecharter.proof.DailyCount.Kind;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.util.Attributes;
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
    private final CookieMetrics metrics;
    private final UsageStats usageStats;
    /** As the request came. */
    private final RequestCookies came;
    /** The same cookies, under the choice that was made in this exchange. */
    private volatile RequestCookies sent;

    private volatile @Nullable List<CookieOutcome> events;
    /** The header by which this exchange sets the choice; null if it does not. */
    private volatile @Nullable String consentCookie;

    Consent(CookiePolicy policy, RequestCookies came, CookieMetrics metrics, UsageStats usageStats) {
        this.policy = policy;
        this.came = came;
        this.sent = came;
        this.metrics = metrics;
        this.usageStats = usageStats;
    }

    /**
     * The consent of this exchange.
     *
     * @param request any Jetty request
     *
     * @throws IllegalStateException if no consent handler has seen it
     */
    public static Consent of(Attributes request) {
        return of(request.getAttribute(ATTRIBUTE));
    }

    /**
     * The consent of this exchange.
     *
     * @throws IllegalStateException if no consent handler has seen it
     */
    public static Consent of(SiteRequest request) {
        return of(request.attribute(ATTRIBUTE));
    }

    private static Consent of(@Nullable Object attribute) {
        if (attribute instanceof Consent consent) {
            return consent;
        }
        throw new IllegalStateException("no ConsentHandler has seen this request; insert one outside this handler");
    }

    /** Whether this category or service may be used for this visitor now; false for an id that nobody declared. */
    public boolean allows(String id) {
        return policy.allows(id, choice(), gpc());
    }

    /** What the visitor decided; {@link Choice#UNDECIDED} before that. */
    public Choice choice() {
        return sent.choice();
    }

    /** Whether the browser says {@code Sec-GPC: 1}. */
    public boolean gpc() {
        return came.gpc();
    }

    /** Whether the banner asks this visitor. */
    public boolean isAsked() {
        return !gpc() && (!choice().isDecided() || choice().isStale(policy.catalogue()));
    }

    /** A choice made in this exchange holds for its own answer already. */
    void choose(Choice made, String header) {
        consentCookie = header;
        sent = RequestCookies.of(policy, came.pairs(), made, gpc());
    }

    /** The id of the choice with which the request came; null if it has none. */
    @Nullable
    String earlierId() {
        return came.choice().id();
    }

    /** The cookies that the browser sent, in its order. */
    public List<CookiePair> sent() {
        return came.pairs();
    }

    /** What is decided on the sent cookie of this index. */
    public Decision decision(int index) {
        return sent.decision(index);
    }

    /** The only {@code Cookie} field with what may be read of it; only where that is some and not all. */
    HttpField visible() {
        return sent.visible();
    }

    /** Whether this header sets the consent cookie without being the one that the endpoint of the choice has made. */
    boolean isForged(CookiePair cookie, String header) {
        return policy.isReserved(cookie) && !header.equals(consentCookie);
    }

    /** Whether a cookie without a name may be among those that came and may not be read. */
    boolean mayHoldNameless() {
        return sent.mayHoldNameless();
    }

    /** What removed them last, at whatever address. */
    @Nullable
    ExpiryPlan removalPlan() {
        return sent.plan();
    }

    void planRemoval(ExpiryPlan plan) {
        sent.plan(plan);
    }

    /** The indexes of the sent cookies that may not be read now, one of each name. Not to be written to. */
    int[] removable() {
        return sent.removable();
    }

    Decision decide(String name) {
        return policy.decide(name, choice(), gpc());
    }

    Decision decide(CookiePair cookie) {
        return policy.decide(cookie, choice(), gpc());
    }

    /** The same where {@link #declaration} has been asked before. */
    Decision decide(CookiePair cookie, @Nullable CookieDeclaration declaration) {
        return policy.decide(cookie, declaration, choice(), gpc());
    }

    private Decision decide(String name, @Nullable CookieDeclaration declaration) {
        return policy.decide(name, declaration, choice(), gpc());
    }

    @Nullable
    CookieDeclaration declaration(CookiePair cookie) {
        return policy.declaration(cookie);
    }

    @Nullable
    CookieDeclaration declaration(String name) {
        return policy.declaration(name);
    }

    /** The declarations of cookies that were allowed when the request came, and are not after its choice. */
    List<CookieDeclaration> revoked() {
        Choice earlier = came.choice();
        if (sent == came || choice().equals(earlier)) {
            return List.of();
        }
        List<CookieDeclaration> revoked = new ArrayList<>();
        for (CookieDeclaration declaration : policy.catalogue().declarations(Storage.COOKIE)) {
            String name = declaration.cookie().name();
            if (policy.decide(name, declaration, earlier, gpc()).isAllowed()
                    && !decide(name, declaration).isAllowed()) {
                revoked.add(declaration);
            }
        }
        return revoked;
    }

    /** Whether the browser has this cookie with this value already, so that setting it again only moves its end. */
    boolean has(SetCookie cookie) {
        for (CookiePair pair : sent()) {
            if (pair.isNamed(cookie.name()) && pair.value().equals(cookie.value())) {
                return true;
            }
        }
        return false;
    }

    /** Notes what becomes of the cookies that came. Returns whether any is to be hidden. */
    public boolean recordRequestCookies(Mode mode) {
        CookieAction blocked = mode == Mode.REPORT_ONLY ? CookieAction.WOULD_BLOCK : CookieAction.STRIPPED;
        int held = came.pairs().size() - came.kept();
        if (metrics.wantsEach() || came.anyUndeclared()) {
            noteEach(blocked);
        } else {
            metrics.count(CookieAction.FORWARDED, came.kept());
            metrics.count(blocked, held);
        }
        return held > 0 && mode == Mode.ENFORCE;
    }

    private void noteEach(CookieAction blocked) {
        for (int i = 0; i < came.pairs().size(); i++) {
            Decision decision = came.decision(i);
            CookiePair pair = came.pairs().get(i);
            note(pair, decision.isAllowed() ? CookieAction.FORWARDED : blocked, decision, true);
            if (decision.isUndeclared()) {
                usageStats.count(Kind.SENT_COOKIE, pair.name());
            }
        }
    }

    /** Notes what becomes of a cookie that the site sets. */
    void recordResponseCookie(CookiePair cookie, CookieAction action, Decision decision) {
        note(cookie, action, decision, false);
        if (decision.isUndeclared()) {
            usageStats.count(Kind.SET_COOKIE, cookie.name());
        }
    }

    /** Counts what was done to a cookie that the client sent, and keeps it for the log and the listener. Never blocks. */
    void note(CookiePair cookie, CookieAction action, Decision decision) {
        note(cookie, action, decision, true);
    }

    private void note(CookiePair cookie, CookieAction action, Decision decision, boolean sentByClient) {
        metrics.count(action, decision);
        if (!metrics.wants(decision)) {
            return;
        }
        String name = cookie.name();
        if (metrics.wants(name, decision, sentByClient)) {
            CookieOutcome event = new CookieOutcome(new CookieEvent(name, action, decision), sentByClient);
            synchronized (this) {
                List<CookieOutcome> noted = events == null ? new ArrayList<>() : events;
                noted.add(event);
                events = noted;
            }
        }
    }

    /** What was noted since the last call. */
    List<CookieOutcome> takeEvents() {
        if (events == null) {
            return List.of();
        }
        synchronized (this) {
            List<CookieOutcome> taken = events == null ? List.of() : events;
            events = null;
            return taken;
        }
    }
}
