// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.decision.CookiePair;
import org.cookiecharter.decision.CookieScope;
import org.cookiecharter.decision.PublicSuffixes;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Removes from a browser what it sent and may not keep, and what its choice has just revoked where no request to the
 * choice's address would show it. Safe for any number of threads.
 *
 * <p>What the browser does not send is not there, and costs nothing. What does not fit into one response goes with the
 * next ones.
 */
final class CookieExpirer {
    /** The domains of the host that was asked last: most sites have one. */
    private record Host(String name, List<String> domains) {}

    /** They are rare, so they get the room of a few fields. */
    private static final int FOR_NAMELESS = 256;

    /** Read before the first answer: there is a lock while one is written. */
    private final PublicSuffixes suffixes = PublicSuffixes.mozilla();

    private final LearnedScopes scopes;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Host last = new Host("", List.of());

    CookieExpirer(LearnedScopes scopes) {
        this.scopes = scopes;
    }

    /** Adds the fields. Returns whether there were any. */
    boolean add(HttpFields.Mutable headers, SiteRequest request, Consent consent) {
        List<CookieDeclaration> revoked = consent.revoked();
        int[] hidden = consent.removable();
        if (hidden.length == 0 && revoked.isEmpty()) {
            return false;
        }
        ExpiryPlan plan = plan(request, consent);
        List<CookieExpiry> removals = plan.removals();
        if (!revoked.isEmpty()) {
            removals = new ArrayList<>(removals);
            for (CookieDeclaration declaration : revoked) {
                if (isUnseen(declaration.cookie(), plan.scope())) {
                    removals.add(CookieExpiry.of(declaration.cookie().name(), declaration, plan.scope()));
                }
            }
            // Behind all others, since each is for one path of one cookie.
            for (CookieDeclaration declaration : revoked) {
                addLearned(removals, declaration, null, plan.scope(), request, consent);
            }
        }
        // Firefox reports each such header in the console.
        CookieExpiry nameless = hidden.length > 0 && consent.mayHoldNameless() ? plan.nameless() : null;
        int now = turn.getAndIncrement();
        ExpiryBudget room = new ExpiryBudget(headers, request);
        BitSet removed = room.add(removals, now, nameless == null ? 0 : FOR_NAMELESS);
        boolean any = !removed.isEmpty();
        if (nameless != null) {
            any |= !room.add(List.of(nameless), now, 0).isEmpty();
        }
        for (int i = 0; i < hidden.length; i++) {
            if (removed.get(i)) {
                consent.note(consent.sent().get(hidden[i]), CookieAction.EXPIRED, consent.decision(hidden[i]));
            }
        }
        return any;
    }

    /** The same cookies at the same address are removed by the same fields. */
    private ExpiryPlan plan(SiteRequest request, Consent consent) {
        ExpiryPlan known = consent.removalPlan();
        if (known != null && known.isFor(request)) {
            return known;
        }
        ExpiryScope scope = scope(request);
        List<CookieExpiry> removals = new ArrayList<>();
        // Each hidden cookie may be one without a name, whose value looks like a name and a value.
        boolean nameless = consent.removable().length > 0 && !consent.decide("").isAllowed();
        for (int index : consent.removable()) {
            CookiePair cookie = consent.sent().get(index);
            removals.add(CookieExpiry.of(cookie.name(), consent.declaration(cookie), scope));
            nameless &= !cookie.isNamed("");
        }
        for (int index : consent.removable()) {
            CookiePair cookie = consent.sent().get(index);
            CookieDeclaration declaration = consent.declaration(cookie);
            if (declaration != null && declaration.cookie().path() != null) {
                // It came with this request, perhaps from another path than the declared one.
                addLearned(removals, declaration, cookie.name(), scope, request, consent);
            }
        }
        ExpiryPlan plan = new ExpiryPlan(
                request.host(), scope, List.copyOf(removals), nameless ? CookieExpiry.of("", null, scope) : null);
        consent.planRemoval(plan);
        return plan;
    }

    /**
     * Adds a deletion for each cookie that was learned of a declaration, unless others delete it already.
     *
     * @param name the only name to add; null for every one
     */
    private void addLearned(
            List<CookieExpiry> removals,
            CookieDeclaration declaration,
            @Nullable String name,
            ExpiryScope here,
            SiteRequest request,
            Consent consent) {
        if (!LearnedScopes.isLearned(declaration)) {
            return;
        }
        for (LearnedCookie learned : scopes.cookies(
                declaration.cookie().name(), Visitors.hash(consent, request), Visitors.addressHash(request))) {
            if ((name == null || name.equals(learned.name()))
                    && !isCovered(learned.scope(), declaration.cookie(), here)) {
                removals.add(CookieExpiry.of(learned.name(), declaration, learned.scope(), here.secure()));
            }
        }
    }

    /** Whether a cookie is deleted without having been learned: for the request shows it, or its declaration says where. */
    private static boolean isCovered(CookieScope learned, DeclaredCookie cookie, ExpiryScope here) {
        boolean sent = ExpiryScope.leadsTo(here.path(), learned.path());
        String path = cookie.path();
        boolean pathCovered = path == null ? sent : path.equals(learned.path()) && (sent || !isPattern(cookie));
        String domain = cookie.domain();
        return pathCovered
                && (learned.domain().isEmpty()
                        || (domain == null
                                ? here.domains().contains(ExpiryScope.domain(learned.domain()))
                                : domain.equals(learned.domain())));
    }

    private static boolean isPattern(DeclaredCookie cookie) {
        return cookie.name().indexOf('*') >= 0;
    }

    /** Whether a browser has it without showing it here; a pattern is no name that could be removed. */
    private static boolean isUnseen(DeclaredCookie cookie, ExpiryScope scope) {
        String path = cookie.path();
        return path != null && !isPattern(cookie) && !ExpiryScope.leadsTo(scope.path(), path);
    }

    private ExpiryScope scope(SiteRequest request) {
        String host = request.host();
        Host known = last;
        if (!known.name().equals(host)) {
            known = new Host(host, suffixes.cookieDomains(host));
            last = known;
        }
        return ExpiryScope.of(known.domains(), ExpiryPlan.path(request), ExpiryPlan.isTrustworthy(request));
    }
}
