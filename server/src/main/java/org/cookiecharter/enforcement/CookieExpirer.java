// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.cookie.CookiePair;
import org.cookiecharter.cookie.CookieScope;
import org.cookiecharter.cookie.PublicSuffixes;
import org.cookiecharter.enforcement.scope.LearnedCookie;
import org.cookiecharter.enforcement.scope.LearnedScopes;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Expires the cookies that a browser sent and may not store, and those that a choice has just revoked and that the
 * browser does not send to the path of the choice. Thread-safe.
 *
 * <p>Cookies that the browser does not send are assumed not to exist, and cost nothing. Those that do not fit into one
 * response are expired by the next ones.
 */
final class CookieExpirer {
    /** A host and its domains. The last one is cached, because most sites have one. */
    private record Host(String name, List<String> domains) {}

    /** The bytes reserved for cookies without a name: they are rare, so a few header fields are enough. */
    private static final int NAMELESS_BYTES = 256;

    /** Loaded before the first response, since a lock is held while one is written. */
    private final PublicSuffixes suffixes = PublicSuffixes.mozilla();

    private final LearnedScopes scopes;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Host lastHost = new Host("", List.of());

    CookieExpirer(LearnedScopes scopes) {
        this.scopes = scopes;
    }

    /**
     * Adds the header fields that expire cookies to a response.
     *
     * @param filtered the {@code Set-Cookie} header fields that the response has
     * @return those that it then has; the same object if none was added
     */
    FilteredSetCookies add(
            HttpFields.Mutable headers, FilteredSetCookies filtered, SiteRequest request, ExchangeConsent consent) {
        List<CookieDeclaration> revoked = consent.revoked();
        int[] blocked = consent.blockedIndexes();
        if (blocked.length == 0 && revoked.isEmpty()) {
            return filtered;
        }
        ExpiryPlan plan = plan(request, consent);
        List<CookieExpiry> expiries = plan.expiries();
        if (!revoked.isEmpty()) {
            expiries = new ArrayList<>(expiries);
            for (CookieDeclaration declaration : revoked) {
                if (isOutsideScope(declaration.cookie(), plan.scope())) {
                    expiries.add(CookieExpiry.of(declaration.cookie().name(), declaration, plan.scope()));
                }
            }
            // Last, since each of them is for one path of one cookie only.
            for (CookieDeclaration declaration : revoked) {
                addLearned(expiries, declaration, null, plan.scope(), request, consent);
            }
        }
        // Only if they may exist: Firefox reports each such header field in its console.
        CookieExpiry nameless = blocked.length > 0 && consent.mayIncludeNameless() ? plan.nameless() : null;
        if (blocked.length > 0) {
            consent.countDeletion();
        }
        int currentTurn = turn.getAndIncrement();
        FilteredSetCookies result = filtered.copy();
        ExpiryBudget budget = new ExpiryBudget(headers, result, request);
        BitSet added = budget.add(expiries, currentTurn, nameless == null ? 0 : NAMELESS_BYTES);
        boolean anyAdded = !added.isEmpty();
        consent.recordExpired(added);
        if (nameless != null) {
            anyAdded |= !budget.add(List.of(nameless), currentTurn, 0).isEmpty();
        }
        return anyAdded ? result : filtered;
    }

    /** Returns the plan for the request's cookies, which is the same for the same cookies at the same address. */
    private ExpiryPlan plan(SiteRequest request, ExchangeConsent consent) {
        ExpiryPlan cached = consent.expiryPlan();
        if (cached != null && cached.isFor(request)) {
            return cached;
        }
        ExpiryScope scope = scope(request);
        List<CookieExpiry> expiries = new ArrayList<>();
        // Each blocked cookie may be one without a name, whose value looks like a name and a value.
        boolean nameless =
                consent.blockedIndexes().length > 0 && !consent.decide("").isAllowed();
        for (int index : consent.blockedIndexes()) {
            CookiePair cookie = consent.requestCookies().get(index);
            expiries.add(CookieExpiry.of(cookie.name(), consent.declaration(cookie), scope));
            nameless &= !cookie.isNamed("");
        }
        for (int index : consent.blockedIndexes()) {
            CookiePair cookie = consent.requestCookies().get(index);
            CookieDeclaration declaration = consent.declaration(cookie);
            if (declaration != null && declaration.cookie().path() != null) {
                // The browser sent it with this request, perhaps from a path other than the declared one.
                addLearned(expiries, declaration, cookie.name(), scope, request, consent);
            }
        }
        ExpiryPlan plan = new ExpiryPlan(
                request.host(), scope, List.copyOf(expiries), nameless ? CookieExpiry.of("", null, scope) : null);
        consent.setExpiryPlan(plan);
        return plan;
    }

    /**
     * Adds an expiry for each cookie that was learned for a declaration, unless another one covers it.
     *
     * @param name the only name to add; null for all
     */
    private void addLearned(
            List<CookieExpiry> expiries,
            CookieDeclaration declaration,
            @Nullable String name,
            ExpiryScope scope,
            SiteRequest request,
            ExchangeConsent consent) {
        if (!LearnedScopes.isLearned(declaration)) {
            return;
        }
        for (LearnedCookie learned : scopes.cookies(
                declaration.cookie().name(), Visitors.hash(consent, request), Visitors.addressHash(request))) {
            if ((name == null || name.equals(learned.name()))
                    && !isCovered(learned.scope(), declaration.cookie(), scope)) {
                expiries.add(CookieExpiry.of(learned.name(), declaration, learned.scope(), scope.secure()));
            }
        }
    }

    /** Returns whether a cookie is expired anyway: the browser sends it here, or its declaration states its path. */
    private static boolean isCovered(CookieScope learned, DeclaredCookie cookie, ExpiryScope scope) {
        boolean sent = ExpiryScope.pathMatches(scope.path(), learned.path());
        String path = cookie.path();
        boolean pathCovered = path == null ? sent : path.equals(learned.path()) && (sent || !isPattern(cookie));
        String domain = cookie.domain();
        return pathCovered
                && (learned.domain().isEmpty()
                        || (domain == null
                                ? scope.domains().contains(ExpiryScope.domainAttribute(learned.domain()))
                                : domain.equals(learned.domain())));
    }

    private static boolean isPattern(DeclaredCookie cookie) {
        return cookie.name().indexOf('*') >= 0;
    }

    /**
     * Returns whether a browser may store the cookie without sending it here; false for a pattern, which is no name.
     */
    private static boolean isOutsideScope(DeclaredCookie cookie, ExpiryScope scope) {
        String path = cookie.path();
        return path != null && !isPattern(cookie) && !ExpiryScope.pathMatches(scope.path(), path);
    }

    private ExpiryScope scope(SiteRequest request) {
        String host = request.host();
        Host cached = lastHost;
        if (!cached.name().equals(host)) {
            cached = new Host(host, suffixes.cookieDomains(host));
            lastHost = cached;
        }
        return ExpiryScope.of(cached.domains(), ExpiryPlan.path(request), ExpiryPlan.isTrustworthy(request));
    }
}
