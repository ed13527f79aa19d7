// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.time.Clock;
import java.time.Instant;
import java.util.ListIterator;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.cookie.CookieScope;
import org.cookiecharter.cookie.LimitedSetCookie;
import org.cookiecharter.cookie.SetCookie;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.enforcement.scope.LearnedCookie;
import org.cookiecharter.enforcement.scope.LearnedScopes;
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

    /**
     * Enforces the catalogue and the choice on the header fields of a response that is about to be sent.
     *
     * @return the {@code Set-Cookie} header fields that the response then has
     */
    public FilteredSetCookies enforce(HttpFields.Mutable headers, SiteRequest request, ExchangeConsent consent) {
        if (consent.addAccountCookies(headers, request.isSecure())) {
            CacheControl.makePrivate(headers);
        }
        FilteredSetCookies filtered =
                SetCookieHeaders.anyIn(headers) ? filter(headers, request, consent) : FilteredSetCookies.NONE;
        FilteredSetCookies all = mode == Mode.ENFORCE ? expirer.add(headers, filtered, request, consent) : filtered;
        if (all != filtered) {
            CacheControl.makePrivate(headers);
            return all;
        }
        if (mode == Mode.ENFORCE && filtered.isConsented() && headers.contains(HttpHeader.CACHE_CONTROL)) {
            CacheControl.makePrivate(headers);
        } else if (filtered.isChanged() && filtered.isEmpty()) {
            // Jetty adds this field object with each cookie to prevent caching; without a cookie caching is allowed.
            SetCookieHeaders.remove(headers, ResponseCookies::isJettyExpires);
        }
        return filtered;
    }

    /** Removes the cookies that may not be set, limits the others to their declarations, and records all of them. */
    public FilteredSetCookies filter(HttpFields.Mutable fields, SiteRequest request, ExchangeConsent consent) {
        return filter(fields, FilteredSetCookies.NONE, true, request, consent);
    }

    /**
     * Filters the header fields that were added after {@link #enforce}. Those that comply are not recorded.
     *
     * @param known the header fields that are filtered already
     */
    public FilteredSetCookies filterLate(
            HttpFields.Mutable fields, FilteredSetCookies known, SiteRequest request, ExchangeConsent consent) {
        return filter(fields, known, false, request, consent);
    }

    private FilteredSetCookies filter(
            HttpFields.Mutable fields,
            FilteredSetCookies known,
            boolean recordsCompliant,
            SiteRequest request,
            ExchangeConsent consent) {
        FilteredSetCookies filtered = new FilteredSetCookies();
        Instant now = clock.instant();
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            HttpField field = i.next();
            if (!SetCookie.isSetCookie(field)) {
                continue;
            }
            if (known.contains(field)) {
                filtered.add(field);
                continue;
            }
            ResponseCookie attached = ResponseCookie.attachedTo(field);
            ResponseCookie cookie =
                    attached == null ? decide(String.valueOf(field.getValue()), request, consent, now) : attached;
            record(cookie, recordsCompliant, request, consent, now);
            if (mode == Mode.REPORT_ONLY || cookie.isCompliant()) {
                filtered.add(field, cookie);
                continue;
            }
            filtered.setChanged();
            if (cookie.isChanged()) {
                HttpField compliant = new HttpField(HttpHeader.SET_COOKIE, cookie.filteredValue());
                i.set(compliant);
                filtered.add(compliant, cookie);
            } else {
                i.remove();
            }
        }
        return filtered;
    }

    /** Records a cookie that was removed from a response before its header was filtered. */
    public void record(ResponseCookie cookie, SiteRequest request, ExchangeConsent consent) {
        record(cookie, true, request, consent, clock.instant());
    }

    private void record(
            ResponseCookie cookie,
            boolean recordsCompliant,
            SiteRequest request,
            ExchangeConsent consent,
            Instant now) {
        if (discoveries != null && cookie.decision().isUndeclared()) {
            discoveries.addSetCookie(cookie.cookie().name(), cookie.cookie().lifetime(now));
        }
        boolean compliant = cookie.isCompliant();
        if (recordsCompliant || !compliant) {
            consent.recordResponseCookie(
                    cookie.cookie().pair(),
                    mode == Mode.REPORT_ONLY && !compliant ? CookieAction.WOULD_BLOCK : cookie.action(),
                    cookie.decision(),
                    cookie.declaration());
        }
        if (recordsCompliant && mode == Mode.ENFORCE) {
            learn(cookie, request, consent);
        }
    }

    /** Returns whether a cookie is set with the header field that the application created. */
    public boolean allows(ResponseCookie cookie) {
        return mode == Mode.REPORT_ONLY || cookie.isCompliant();
    }

    /**
     * Parses a header field and decides on it. Records nothing.
     *
     * @param text the value of a {@code Set-Cookie} header field
     */
    public ResponseCookie decide(String text, SiteRequest request, ExchangeConsent consent) {
        return decide(text, request, consent, clock.instant());
    }

    /** Learns the path and domain of a cookie that may be withdrawn later. */
    private void learn(ResponseCookie cookie, SiteRequest request, ExchangeConsent consent) {
        CookieDeclaration declaration = cookie.declaration();
        if (declaration != null && cookie.isSet() && LearnedScopes.isLearned(declaration)) {
            CookieScope scope = cookie.cookie().scope(request.uri().getPath());
            LearnedCookie learned = new LearnedCookie(cookie.cookie().name(), scope);
            scopes.learn(declaration, learned, Visitors.hash(consent, request));
        }
    }

    private static ResponseCookie decide(String text, SiteRequest request, ExchangeConsent consent, Instant now) {
        SetCookie cookie = SetCookie.of(text);
        if (consent.isForged(cookie.pair(), text)) {
            return new ResponseCookie(cookie, CookieAction.BLOCKED, Decision.RESERVED, false, text, null);
        }
        CookieDeclaration declaration = consent.declaration(cookie.pair());
        Decision decision = consent.decide(cookie.pair(), declaration);
        boolean consented = decision == Decision.GRANTED || decision == Decision.OPT_OUT_DEFAULT;
        if (cookie.isDeletion(now)) {
            return new ResponseCookie(
                    cookie, CookieAction.DELETED, Decision.CLIENT_DELETION, consented, text, declaration);
        }
        if (!decision.isAllowed()) {
            return new ResponseCookie(cookie, CookieAction.BLOCKED, decision, false, text, declaration);
        }
        // The settings decide how long the consent cookie lasts, in calendar months, whatever the catalogue states.
        if (declaration == null || decision == Decision.CONSENT_COOKIE) {
            return new ResponseCookie(cookie, CookieAction.SET, decision, consented, text, declaration);
        }
        LimitedSetCookie limited = cookie.limitTo(declaration.cookie(), request.isSecure(), now);
        String filteredValue = limited == null ? text : limited.header();
        CookieAction action = renews(cookie, declaration, consent)
                ? CookieAction.NOT_RENEWED
                : limited == null
                        ? CookieAction.SET
                        : limited.shortened() ? CookieAction.SHORTENED : CookieAction.HARDENED;
        return new ResponseCookie(cookie, action, decision, consented, filteredValue, declaration);
    }

    private static boolean renews(SetCookie cookie, CookieDeclaration declaration, ExchangeConsent consent) {
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
