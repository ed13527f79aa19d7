// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.ListIterator;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.consent.scope.LearnedCookie;
import org.cookiecharter.consent.scope.LearnedScopes;
import org.cookiecharter.cookie.CookieLifetime;
import org.cookiecharter.cookie.SetCookie;
import org.cookiecharter.decision.Decision;
import org.cookiecharter.discovery.Discoveries;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The policy for the cookies of a response: which may be set, for how long, how strictly, and which are expired. */
public final class ResponseCookies {
    private final Mode mode;
    private final Clock clock;
    private final @Nullable Discoveries discoveries;
    private final LearnedScopes scopes;
    private final CookieExpirer expirer;

    /**
     * Creates the policy for a mode.
     *
     * @param clock the clock that decides which lifetimes are over
     * @param discoveries collects the undeclared cookies that the site sets; null for none
     * @param scopes learns the paths and domains with which declared cookies are set
     */
    public ResponseCookies(Mode mode, Clock clock, @Nullable Discoveries discoveries, LearnedScopes scopes) {
        this.mode = mode;
        this.clock = clock;
        this.discoveries = discoveries;
        this.scopes = scopes;
        this.expirer = new CookieExpirer(scopes);
    }

    /** Enforces the catalogue and the choice on the header fields of a response that is about to be sent. */
    public void enforce(HttpFields.Mutable headers, SiteRequest request, Consent consent) {
        boolean changed = SetCookieHeaders.anyIn(headers) && filter(headers, request, consent, true);
        boolean expires = mode == Mode.ENFORCE && expirer.add(headers, request, consent);
        if (expires || (mode == Mode.ENFORCE && setsConsentedCookie(headers, consent))) {
            CacheControl.makePrivate(headers);
        } else if (changed && !SetCookieHeaders.anyIn(headers)) {
            // Jetty adds this field object with each cookie to prevent caching; without a cookie caching is allowed.
            SetCookieHeaders.remove(headers, ResponseCookies::isJettyExpires);
        }
    }

    /**
     * Removes the cookies that may not be set, and limits the others to their declarations.
     *
     * @param first whether these header fields are checked for the first time, so that unchanged cookies are recorded
     * @return whether any header field was removed or changed
     */
    public boolean filter(HttpFields.Mutable fields, SiteRequest request, Consent consent, boolean first) {
        boolean changed = false;
        Instant now = clock.instant();
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            HttpField field = i.next();
            if (!SetCookieHeaders.isSetCookie(field)) {
                continue;
            }
            String text = String.valueOf(field.getValue());
            Outcome outcome = decide(text, request, consent, now);
            if (discoveries != null && outcome.decision().isUndeclared()) {
                discoveries.addSetCookie(
                        outcome.cookie().name(), outcome.cookie().lifetime(now));
            }
            boolean passes = outcome.passes();
            if (first || !passes) {
                consent.recordResponseCookie(
                        outcome.cookie().pair(),
                        mode == Mode.REPORT_ONLY && !passes ? CookieAction.WOULD_BLOCK : outcome.action(),
                        outcome.decision(),
                        outcome.declaration());
            }
            if (first && mode == Mode.ENFORCE) {
                learn(outcome, request, consent);
            }
            if (mode == Mode.REPORT_ONLY || passes) {
                continue;
            }
            if (outcome.action() == CookieAction.SHORTENED || outcome.action() == CookieAction.HARDENED) {
                i.set(new HttpField(HttpHeader.SET_COOKIE, outcome.headerValue()));
            } else {
                i.remove();
            }
            changed = true;
        }
        return changed;
    }

    /**
     * Returns whether {@link #filter} would leave this header field unchanged. Records nothing.
     *
     * @param text the value of a {@code Set-Cookie} header field
     */
    public boolean passes(String text, SiteRequest request, Consent consent) {
        return mode == Mode.REPORT_ONLY
                || decide(text, request, consent, clock.instant()).passes();
    }

    /** Learns the path and domain of a cookie that may be withdrawn later. */
    private void learn(Outcome outcome, SiteRequest request, Consent consent) {
        CookieDeclaration declaration = outcome.declaration();
        if (declaration != null && outcome.action() != CookieAction.BLOCKED && LearnedScopes.isLearned(declaration)) {
            String path = request.uri().getPath();
            LearnedCookie cookie =
                    new LearnedCookie(outcome.cookie().name(), outcome.cookie().scope(path));
            scopes.learn(declaration, cookie, Visitors.hash(consent, request));
        }
    }

    /** The action on one header field, and its new value. */
    private record Outcome(
            SetCookie cookie,
            CookieAction action,
            Decision decision,
            String headerValue,
            @Nullable CookieDeclaration declaration) {
        boolean passes() {
            return action == CookieAction.SET || action == CookieAction.DELETED;
        }
    }

    private static Outcome decide(String text, SiteRequest request, Consent consent, Instant now) {
        SetCookie cookie = SetCookie.of(text);
        CookieLifetime lifetime = cookie.lifetime();
        if (consent.isForged(cookie.pair(), text)) {
            return new Outcome(cookie, CookieAction.BLOCKED, Decision.RESERVED, text, null);
        }
        if (lifetime.isExpired(now)) {
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
                lifetime.mayExceed(declared.duration(), now) ? cookie.withMaxLifetime(declared.duration(), now) : text;
        boolean shorter = !shortened.equals(text);
        String headerValue =
                (shorter ? SetCookie.of(shortened) : cookie).withMinimumAttributes(declared, request.isSecure());
        CookieAction action = renews(cookie, declaration, consent)
                ? CookieAction.NOT_RENEWED
                : shorter
                        ? CookieAction.SHORTENED
                        : headerValue.equals(text) ? CookieAction.SET : CookieAction.HARDENED;
        return new Outcome(cookie, action, decision, headerValue, declaration);
    }

    /** Returns whether a cacheable response sets a cookie that another visitor may have refused. */
    private static boolean setsConsentedCookie(HttpFields headers, Consent consent) {
        if (!headers.contains(HttpHeader.CACHE_CONTROL)) {
            return false;
        }
        for (HttpField field : headers) {
            if (SetCookieHeaders.isSetCookie(field)) {
                Decision decision = consent.decide(
                        SetCookie.of(String.valueOf(field.getValue())).pair());
                if (decision == Decision.GRANTED || decision == Decision.OPT_OUT_DEFAULT) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean renews(SetCookie cookie, CookieDeclaration declaration, Consent consent) {
        return !declaration.cookie().renew() && consent.has(cookie);
    }

    public boolean enforces() {
        return mode == Mode.ENFORCE;
    }

    /** Compares by identity, so that an equal header field of the application stays. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isJettyExpires(HttpField field) {
        return field == HttpFields.EXPIRES_01JAN1970;
    }
}
