// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.decision.CookiePolicy;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies of a site for the regions of its visitors. Each is created once, so that equal rules have the same
 * policy. Thread-safe.
 */
public final class RegionPolicies {
    private static final Logger LOG = LoggerFactory.getLogger(RegionPolicies.class);

    private final CookiePolicy strictest;
    private final Function<HttpFields, @Nullable String> region;
    private final Map<String, CookiePolicy> policies = new HashMap<>();
    private final AtomicBoolean hasFailed = new AtomicBoolean();

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
            policies.put(rule.id(), rule.equals(strictest.rule()) ? strictest : strictest.under(rule));
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
        RegionRule rule = strictest.catalogue().regionRule(region(headers));
        CookiePolicy policy = rule == null ? null : policies.get(rule.id());
        return policy == null ? strictest : policy;
    }

    /** Returns the region, or null if it is unknown, also because the site's function has failed. */
    private @Nullable String region(HttpFields headers) {
        try {
            return region.apply(headers);
        } catch (RuntimeException e) {
            if (hasFailed.compareAndSet(false, true)) {
                LOG.warn("The region of a visitor could not be determined; the strictest rule applies. Logged once", e);
            }
            return null;
        }
    }
}
