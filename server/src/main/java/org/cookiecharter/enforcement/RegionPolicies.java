// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.decision.CookiePolicy;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a site for the regions of its visitors. Each is created once, so that equal rules have the same
 * policy. Immutable.
 */
public final class RegionPolicies {
    private final CookiePolicy strictest;
    private final Function<HttpFields, @Nullable String> region;
    private final Map<RegionRule, CookiePolicy> policies = new HashMap<>();

    /**
     * Creates the policies.
     *
     * @param strictest the policy for visitors whose region is unknown
     * @param region returns the region of the visitor of a request, by its header, or null if it is unknown
     */
    public RegionPolicies(CookiePolicy strictest, Function<HttpFields, @Nullable String> region) {
        this.strictest = strictest;
        this.region = region;
        for (RegionRule rule : strictest.catalogue().regionRules()) {
            policies.put(rule, rule.equals(strictest.rule()) ? strictest : strictest.under(rule));
        }
    }

    /** Returns the policy for visitors whose region is unknown. */
    CookiePolicy strictest() {
        return strictest;
    }

    /** Returns the policy for the visitor of a request. */
    CookiePolicy policy(HttpFields headers) {
        if (policies.isEmpty()) {
            return strictest;
        }
        RegionRule rule = strictest.catalogue().regionRule(region.apply(headers));
        CookiePolicy policy = rule == null ? null : policies.get(rule);
        return policy == null ? strictest : policy;
    }
}
