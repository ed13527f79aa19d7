// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.catalogue.ConsentRule;
import org.cookiecharter.catalogue.Declaration;
import org.cookiecharter.decision.CookieScope;

/**
 * The paths and domains with which the application sets declared cookies, so that a withdrawal can delete a cookie that
 * the browser does not send with the withdrawing request. In memory only, and bounded: at most a few scopes for each
 * declared name. Thread-safe.
 *
 * <p>Patterns such as {@code _v_*} are not learned: their names may identify a visitor to others.
 */
public final class LearnedScopes {
    /** Catalogues are reloaded, and names change; no catalogue has as many cookies. */
    private static final int MAX_NAMES = 1_000;

    private final Map<String, ScopeRanking> stated = new ConcurrentHashMap<>();
    /**
     * Kept apart, since whoever asks for ever new addresses can make up such paths, and must not push out those that the
     * application names.
     */
    private final Map<String, ScopeRanking> derived = new ConcurrentHashMap<>();

    public LearnedScopes() {}

    /** Records the scope of a cookie that a response sets. */
    void learn(Declaration declaration, CookieScope scope, int visitor) {
        String name = declaration.cookie().name();
        if (!isLearned(declaration) || scope.path().equals(CookieScope.ROOT) || !scope.isExpressible()) {
            return;
        }
        Map<String, ScopeRanking> rankings = scope.stated() ? stated : derived;
        ScopeRanking ranking = rankings.get(name);
        if (ranking == null && rankings.size() < MAX_NAMES) {
            ranking = rankings.computeIfAbsent(name, one -> new ScopeRanking());
        }
        if (ranking != null) {
            ranking.add(scope, visitor);
        }
    }

    /** Whether scopes of this cookie are learned: it can be withdrawn, and has one name. */
    static boolean isLearned(Declaration declaration) {
        return declaration.category().consent() != ConsentRule.EXEMPT
                && declaration.cookie().name().indexOf('*') < 0;
    }

    /**
     * The scopes to delete a cookie with, the most used first.
     *
     * @param visitor the visitor who withdraws
     * @param address the address of that visitor, under which scopes were learned before any choice
     */
    List<CookieScope> scopes(String name, int visitor, int address) {
        ScopeRanking first = stated.get(name);
        ScopeRanking second = derived.get(name);
        if (first == null && second == null) {
            return List.of();
        }
        List<CookieScope> scopes = first == null ? new ArrayList<>() : first.scopes(visitor, address);
        if (second != null) {
            scopes.addAll(second.scopes(visitor, address));
        }
        return scopes;
    }
}
