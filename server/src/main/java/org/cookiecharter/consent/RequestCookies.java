// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.decision.CookiePair;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.decision.Decision;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The cookies that a browser sent, and what is decided on each of them under one choice. Immutable to who asks. */
final class RequestCookies {
    private static final int[] NOTHING = {};
    /** Requests that were on their way before the first deletion arrived show nothing. */
    private static final int ENOUGH_DELETIONS = 2;

    private static final RequestCookies NONE = new RequestCookies(List.of(), Choice.UNDECIDED, false, new Decision[0]);
    private static final RequestCookies NONE_WITH_GPC =
            new RequestCookies(List.of(), Choice.UNDECIDED, true, new Decision[0]);

    private final List<CookiePair> pairs;
    private final Choice choice;
    private final boolean gpc;
    private final Decision[] decisions;
    private final int kept;
    private final boolean undeclared;
    private final int[] removable;
    private final boolean nameLikeAValue;
    /** How many responses have deleted these very cookies. They came again, so that some may have no name. */
    private int deletions;
    /** Made when it is first asked for; whoever makes it makes the same. */
    private @Nullable HttpField visible;
    /** What removed them last; any is right that {@linkplain ExpiryPlan#isFor is for} the request. */
    private @Nullable ExpiryPlan plan;

    private RequestCookies(List<CookiePair> pairs, Choice choice, boolean gpc, Decision[] decisions) {
        this.pairs = pairs;
        this.choice = choice;
        this.gpc = gpc;
        this.decisions = decisions;
        int keeps = 0;
        boolean unknown = false;
        for (Decision decision : decisions) {
            keeps += decision.isAllowed() ? 1 : 0;
            unknown |= decision.isUndeclared();
        }
        kept = keeps;
        undeclared = unknown;
        removable = keeps == decisions.length ? NOTHING : removable(pairs, decisions);
        boolean odd = false;
        for (int index : removable) {
            odd |= pairs.get(index).hasNameLikeAValue();
        }
        nameLikeAValue = odd;
    }

    /** Of a request without cookies. */
    static RequestCookies none(boolean gpc) {
        return gpc ? NONE_WITH_GPC : NONE;
    }

    /**
     * Decides on each.
     *
     * @param pairs in the order of the request; left to this object
     * @param gpc whether the browser says {@code Sec-GPC: 1}
     */
    static RequestCookies of(CookiePolicy policy, List<CookiePair> pairs, Choice choice, boolean gpc) {
        Decision[] decisions = new Decision[pairs.size()];
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = policy.decide(pairs.get(i), choice, gpc);
        }
        return new RequestCookies(pairs, choice, gpc, decisions);
    }

    private static int[] removable(List<CookiePair> pairs, Decision[] decisions) {
        int[] found = new int[decisions.length];
        int count = 0;
        Set<String> names = new HashSet<>();
        for (int i = 0; i < decisions.length; i++) {
            if (!decisions[i].isAllowed() && names.add(pairs.get(i).name())) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    List<CookiePair> pairs() {
        return pairs;
    }

    Choice choice() {
        return choice;
    }

    boolean gpc() {
        return gpc;
    }

    Decision decision(int index) {
        return decisions[index];
    }

    /** How many of them may be read. */
    int kept() {
        return kept;
    }

    /** Whether the catalogue lacks any of them. */
    boolean anyUndeclared() {
        return undeclared;
    }

    /**
     * The one {@code Cookie} field of a request, without those that may not be read. Asked for where they stood in one
     * field, and some of them may be read and some may not.
     */
    HttpField visible() {
        HttpField known = visible;
        if (known == null) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < decisions.length; i++) {
                if (decisions[i].isAllowed()) {
                    pairs.get(i).appendTo(text);
                }
            }
            known = new HttpField(HttpHeader.COOKIE, text.toString());
            visible = known;
        }
        return known;
    }

    /**
     * Whether one of those that may not be read may be a cookie without a name. The cookie {@code =a=1} comes as
     * {@code a=1}; that it does shows only when it comes again on a connection, however often {@code a} is deleted. Counts
     * the call: another response deletes these cookies.
     */
    boolean mayHoldNameless() {
        int earlier = deletions;
        deletions = Math.min(earlier + 1, ENOUGH_DELETIONS);
        return nameLikeAValue || earlier >= ENOUGH_DELETIONS;
    }

    /** What removed them last; null if nothing did. */
    @Nullable
    ExpiryPlan plan() {
        return plan;
    }

    void plan(ExpiryPlan made) {
        plan = made;
    }

    /** The indexes of those that may not be read, one of each name. Not to be written to. */
    int[] removable() {
        return removable;
    }
}
