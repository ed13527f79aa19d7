// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.ListIterator;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.decision.CookieLifetime;
import org.cookiecharter.decision.Decision;
import org.cookiecharter.decision.SetCookie;
import org.cookiecharter.discovery.Discoveries;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Decides on the cookies of a response: what may be set, for how long and how strictly, and what is to be removed. */
public final class ResponseCookies {
    private final Mode mode;
    private final Clock clock;
    private final @Nullable Discoveries discoveries;
    private final LearnedScopes scopes;
    private final CookieExpirer removals;

    /**
     * What decides under a mode.
     *
     * @param clock tells what is over
     * @param discoveries is told what the site sets that nobody declared; null for nobody
     * @param scopes learns with which paths and domains declared cookies are set
     */
    public ResponseCookies(Mode mode, Clock clock, @Nullable Discoveries discoveries, LearnedScopes scopes) {
        this.mode = mode;
        this.clock = clock;
        this.discoveries = discoveries;
        this.scopes = scopes;
        this.removals = new CookieExpirer(scopes);
    }

    /** Holds the fields of a response that is about to be sent to the catalogue and the choice. */
    public void hold(HttpFields.Mutable headers, SiteRequest request, Consent consent) {
        boolean changed = SetCookieHeaders.anyIn(headers) && filter(headers, request, consent, true);
        boolean removes = mode == Mode.ENFORCE && removals.add(headers, request, consent);
        if (removes || (mode == Mode.ENFORCE && setsForThisVisitorAlone(headers, consent))) {
            CacheControl.makePrivate(headers);
        } else if (changed && !SetCookieHeaders.anyIn(headers)) {
            // Jetty adds this very field with each cookie, so that no cache keeps the response; without one it may.
            SetCookieHeaders.remove(headers, ResponseCookies::isAddedExpiry);
        }
    }

    /**
     * Takes out what may not be set, and holds the rest to its declaration.
     *
     * @param first whether these fields are seen for the first time, so that what is kept is noted too
     * @return whether anything was taken out or changed
     */
    public boolean filter(HttpFields.Mutable fields, SiteRequest request, Consent consent, boolean first) {
        boolean changed = false;
        Instant now = clock.instant();
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            HttpField field = i.next();
            if (!SetCookieHeaders.isOne(field)) {
                continue;
            }
            String text = String.valueOf(field.getValue());
            Outcome outcome = outcome(text, request, consent, now);
            if (discoveries != null && outcome.decision().isUndeclared()) {
                discoveries.addSetCookie(
                        outcome.cookie().name(), outcome.cookie().lifetime(now));
            }
            boolean passes = outcome.passes();
            if (first || !passes) {
                consent.recordResponseCookie(
                        outcome.cookie().pair(),
                        mode == Mode.REPORT_ONLY && !passes ? CookieAction.WOULD_BLOCK : outcome.action(),
                        outcome.decision());
            }
            if (first && mode == Mode.ENFORCE) {
                learn(outcome, request, consent);
            }
            if (mode == Mode.REPORT_ONLY || passes) {
                continue;
            }
            if (outcome.action() == CookieAction.SHORTENED || outcome.action() == CookieAction.HARDENED) {
                i.set(new HttpField(HttpHeader.SET_COOKIE, outcome.wire()));
            } else {
                i.remove();
            }
            changed = true;
        }
        return changed;
    }

    /**
     * Whether {@link #filter} would leave this field as it is. Notes nothing.
     *
     * @param text the value of a {@code Set-Cookie} field
     */
    public boolean passes(String text, SiteRequest request, Consent consent) {
        return mode == Mode.REPORT_ONLY
                || outcome(text, request, consent, clock.instant()).passes();
    }

    /** Remembers the path and domain of a cookie that may be withdrawn later. */
    private void learn(Outcome outcome, SiteRequest request, Consent consent) {
        CookieDeclaration declaration = outcome.declaration();
        if (declaration != null && outcome.action() != CookieAction.BLOCKED && LearnedScopes.isLearned(declaration)) {
            String path = request.uri().getPath();
            LearnedCookie cookie =
                    new LearnedCookie(outcome.cookie().name(), outcome.cookie().scope(path));
            scopes.learn(declaration, cookie, Visitors.hash(consent, request));
        }
    }

    /** What is to be done to one field, and what it is then. */
    private record Outcome(
            SetCookie cookie,
            CookieAction action,
            Decision decision,
            String wire,
            @Nullable CookieDeclaration declaration) {
        boolean passes() {
            return action == CookieAction.SET || action == CookieAction.DELETED;
        }
    }

    private static Outcome outcome(String text, SiteRequest request, Consent consent, Instant now) {
        SetCookie cookie = SetCookie.of(text);
        CookieLifetime life = cookie.lifetime();
        if (consent.isForged(cookie.pair(), text)) {
            return new Outcome(cookie, CookieAction.BLOCKED, Decision.RESERVED, text, null);
        }
        if (life.isExpired(now)) {
            return new Outcome(cookie, CookieAction.DELETED, Decision.CLIENT_DELETION, text, null);
        }
        CookieDeclaration declaration = consent.declaration(cookie.pair());
        Decision decision = consent.decide(cookie.pair(), declaration);
        if (!decision.isAllowed()) {
            return new Outcome(cookie, CookieAction.BLOCKED, decision, text, declaration);
        }
        if (declaration == null) {
            return new Outcome(cookie, CookieAction.SET, decision, text, null);
        }
        DeclaredCookie declared = declaration.cookie();
        String shortened =
                life.mayExceed(declared.duration(), now) ? cookie.withMaxLifetime(declared.duration(), now) : text;
        boolean shorter = !shortened.equals(text);
        String wire = (shorter ? SetCookie.of(shortened) : cookie).withMinimumAttributes(declared, request.isSecure());
        CookieAction action = prolongs(cookie, declaration, consent)
                ? CookieAction.NOT_RENEWED
                : shorter ? CookieAction.SHORTENED : wire.equals(text) ? CookieAction.SET : CookieAction.HARDENED;
        return new Outcome(cookie, action, decision, wire, declaration);
    }

    /** Whether a cookie stands in a shareable answer that another visitor may have refused. */
    private static boolean setsForThisVisitorAlone(HttpFields headers, Consent consent) {
        if (!headers.contains(HttpHeader.CACHE_CONTROL)) {
            return false;
        }
        for (HttpField field : headers) {
            if (SetCookieHeaders.isOne(field)) {
                Decision decision = consent.decide(
                        SetCookie.of(String.valueOf(field.getValue())).pair());
                if (decision == Decision.GRANTED || decision == Decision.OPT_OUT_DEFAULT) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean prolongs(SetCookie cookie, CookieDeclaration declaration, Consent consent) {
        return !declaration.cookie().renew() && consent.has(cookie);
    }

    public boolean enforces() {
        return mode == Mode.ENFORCE;
    }

    /** The same object, not an equal one: what the application itself says of caching stays. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isAddedExpiry(HttpField field) {
        return field == HttpFields.EXPIRES_01JAN1970;
    }
}
