// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.cookie.CookieScope;

/**
 * The names, paths and domains with which the application sets declared cookies, so that a withdrawal can delete a
 * cookie that the browser does not send with the withdrawing request. In memory only, and bounded: at most a few for
 * each declared name. Thread-safe.
 */
public final class LearnedScopes {
    /** Bounds the memory, because catalogues are reloaded and names change; no catalogue has as many cookies. */
    private static final int MAX_NAMES = 1_000;

    private final Map<String, ScopeRanking> stated = new ConcurrentHashMap<>();
    /**
     * Separate from {@link #stated}, because clients can invent such paths by requests for ever new addresses, and must
     * not displace the paths that the application states.
     */
    private final Map<String, ScopeRanking> derived = new ConcurrentHashMap<>();

    public LearnedScopes() {}

    /** Records a cookie that a response sets. */
    public void learn(CookieDeclaration declaration, LearnedCookie cookie, int visitor) {
        String name = declaration.cookie().name();
        CookieScope scope = cookie.scope();
        if (scope.path().equals(CookieScope.ROOT)
                || !scope.isExpressible()
                || !CookieScope.isExpressible(cookie.name())) {
            return;
        }
        Map<String, ScopeRanking> rankings = scope.explicitPath() ? stated : derived;
        ScopeRanking ranking = rankings.get(name);
        if (ranking == null && rankings.size() < MAX_NAMES) {
            ranking = rankings.computeIfAbsent(name, key -> new ScopeRanking());
        }
        if (ranking != null) {
            ranking.add(cookie, visitor);
        }
    }

    /** Returns whether cookies of this declaration are learned: those that can be withdrawn. */
    public static boolean isLearned(CookieDeclaration declaration) {
        return declaration.category().consent() != ConsentRequirement.EXEMPT;
    }

    /**
     * Returns the cookies to delete when a declared one is withdrawn, the most used first.
     *
     * @param name the declared name
     * @param visitor the visitor who withdraws
     * @param address the address of that visitor, under which cookies were learned before any choice
     */
    public List<LearnedCookie> cookies(String name, int visitor, int address) {
        ScopeRanking statedRanking = stated.get(name);
        ScopeRanking derivedRanking = derived.get(name);
        List<LearnedCookie> cookies =
                statedRanking == null ? new ArrayList<>() : statedRanking.cookies(visitor, address);
        if (derivedRanking != null) {
            cookies.addAll(derivedRanking.cookies(visitor, address));
        }
        return cookies;
    }
}
