// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.cookie.CookiePair;
import org.cookiecharter.decision.CookiePolicy;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The cookies of a request, and the decision on each of them under one choice. Immutable to its callers. */
final class RequestCookies {
    private static final int[] NO_INDEXES = {};
    /**
     * Number of deletions after which cookies should be gone. Requests in flight before the first one prove nothing.
     */
    private static final int SUFFICIENT_DELETIONS = 2;

    private static final RequestCookies NONE =
            new RequestCookies(List.of(), Choice.UNDECIDED, false, new Decision[0], new String[0]);
    private static final RequestCookies NONE_WITH_GPC =
            new RequestCookies(List.of(), Choice.UNDECIDED, true, new Decision[0], new String[0]);

    private final List<CookiePair> pairs;
    private final Choice choice;
    private final boolean gpc;
    private final Decision[] decisions;
    private final String[] services;
    private final List<ServiceCount> serviceCounts;
    private final int allowedCount;
    private final boolean hasUndeclared;
    private final int[] blockedIndexes;
    private final List<ServiceCount> blockedCounts;
    private final boolean nameLikeAValue;
    /** Number of responses that deleted these same cookies. They were sent again, so some may have no name. */
    private int deletions;
    /** Created on first use; a race creates an equal one. */
    private @Nullable HttpField allowedCookieHeader;
    /** The last plan that expired them; any is right that {@linkplain ExpiryPlan#isFor is for} the request. */
    private @Nullable ExpiryPlan expiryPlan;

    private RequestCookies(
            List<CookiePair> pairs, Choice choice, boolean gpc, Decision[] decisions, String[] services) {
        this.pairs = pairs;
        this.choice = choice;
        this.gpc = gpc;
        this.decisions = decisions;
        this.services = services;
        int[] all = IntStream.range(0, decisions.length).toArray();
        this.serviceCounts = serviceCounts(all, decisions, services);
        int allowed = 0;
        boolean anyUndeclared = false;
        for (Decision decision : decisions) {
            allowed += decision.isAllowed() ? 1 : 0;
            anyUndeclared |= decision.isUndeclared();
        }
        allowedCount = allowed;
        hasUndeclared = anyUndeclared;
        blockedIndexes = allowed == decisions.length ? NO_INDEXES : blockedIndexes(pairs, decisions);
        blockedCounts = blockedIndexes.length == 0 ? List.of() : serviceCounts(blockedIndexes, decisions, services);
        boolean anyNameLikeAValue = false;
        for (int index : blockedIndexes) {
            anyNameLikeAValue |= pairs.get(index).hasNameLikeAValue();
        }
        nameLikeAValue = anyNameLikeAValue;
    }

    /** Returns the cookies of a request that has none. */
    static RequestCookies none(boolean gpc) {
        return gpc ? NONE_WITH_GPC : NONE;
    }

    /**
     * Decides on each cookie.
     *
     * @param pairs the cookies in the order of the request; the list is not copied
     * @param gpc whether the browser sends {@code Sec-GPC: 1}
     */
    static RequestCookies of(CookiePolicy policy, List<CookiePair> pairs, Choice choice, boolean gpc) {
        Decision[] decisions = new Decision[pairs.size()];
        String[] services = new String[pairs.size()];
        for (int i = 0; i < decisions.length; i++) {
            CookieDeclaration declaration = policy.declaration(pairs.get(i));
            decisions[i] = policy.decide(pairs.get(i), declaration, choice, gpc);
            services[i] = CookieMetrics.serviceName(decisions[i], declaration);
        }
        return new RequestCookies(pairs, choice, gpc, decisions, services);
    }

    /** Counts the cookies at these indexes by service and decision. */
    private static List<ServiceCount> serviceCounts(int[] indexes, Decision[] decisions, String[] services) {
        Map<String, Integer> allowed = new HashMap<>();
        Map<String, Integer> blocked = new HashMap<>();
        for (int index : indexes) {
            (decisions[index].isAllowed() ? allowed : blocked).merge(services[index], 1, Integer::sum);
        }
        List<ServiceCount> counts = new ArrayList<>();
        allowed.forEach((service, cookies) -> counts.add(new ServiceCount(service, true, cookies)));
        blocked.forEach((service, cookies) -> counts.add(new ServiceCount(service, false, cookies)));
        return counts;
    }

    private static int[] blockedIndexes(List<CookiePair> pairs, Decision[] decisions) {
        int[] indexes = new int[decisions.length];
        int count = 0;
        Set<String> names = new HashSet<>();
        for (int i = 0; i < decisions.length; i++) {
            if (!decisions[i].isAllowed() && names.add(pairs.get(i).name())) {
                indexes[count++] = i;
            }
        }
        return Arrays.copyOf(indexes, count);
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

    /** Returns the name of the cookie's service in {@link CookieMetrics}. */
    String service(int index) {
        return services[index];
    }

    /** Returns the number of cookies by service and decision. */
    List<ServiceCount> serviceCounts() {
        return serviceCounts;
    }

    /** Returns the number of {@link #blockedIndexes} by service. */
    List<ServiceCount> blockedCounts() {
        return blockedCounts;
    }

    /** Returns the number of allowed cookies. */
    int allowedCount() {
        return allowedCount;
    }

    /** Returns whether any cookie is undeclared. */
    boolean hasUndeclared() {
        return hasUndeclared;
    }

    /**
     * Returns the one {@code Cookie} header field of a request, without the cookies that are not allowed. For a request
     * with one such field, in which some cookies are allowed and some are not.
     */
    HttpField allowedCookieHeader() {
        HttpField header = allowedCookieHeader;
        if (header == null) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < decisions.length; i++) {
                if (decisions[i].isAllowed()) {
                    pairs.get(i).appendTo(text);
                }
            }
            header = new HttpField(HttpHeader.COOKIE, text.toString());
            allowedCookieHeader = header;
        }
        return header;
    }

    /**
     * Returns whether one of the blocked cookies may have no name. The cookie {@code =a=1} is sent as {@code a=1}; it
     * can be detected only if it is sent again on a connection although {@code a} is deleted.
     */
    boolean mayIncludeNameless() {
        return nameLikeAValue || deletions >= SUFFICIENT_DELETIONS;
    }

    /** Counts a deletion of the blocked cookies. */
    void countDeletion() {
        deletions = Math.min(deletions + 1, SUFFICIENT_DELETIONS);
    }

    /** Returns the last plan that expired the cookies, or null if there is none. */
    @Nullable
    ExpiryPlan expiryPlan() {
        return expiryPlan;
    }

    void setExpiryPlan(ExpiryPlan plan) {
        expiryPlan = plan;
    }

    /** Returns the indexes of the cookies that are not allowed, one for each name. Do not modify the array. */
    int[] blockedIndexes() {
        return blockedIndexes;
    }
}
