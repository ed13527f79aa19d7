// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.List;
import org.cookiecharter.consent.SiteRequest;
import org.jspecify.annotations.Nullable;

/**
 * The expiries of the blocked cookies of a request, for one address.
 *
 * @param host the host of the request
 * @param expiries one expiry for each name, in the order of the request; after them those of learned cookies
 * @param nameless the expiry of cookies without a name, since each cookie of the request may be one; null if the
 *     expiries include it, or if such cookies are allowed
 */
record ExpiryPlan(
        String host,
        ExpiryScope scope,
        List<CookieExpiry> expiries,
        @Nullable CookieExpiry nameless) {
    /** Returns whether the plan is for the address of this request. */
    boolean isFor(SiteRequest request) {
        return scope.path().equals(path(request))
                && host.equals(request.host())
                && scope.secure() == isTrustworthy(request);
    }

    static String path(SiteRequest request) {
        String path = request.uri().getPath();
        return path == null ? "/" : path;
    }

    /**
     * Returns whether browsers accept {@code Secure} cookies: they do from localhost too (W3C, Secure Contexts, 3.1).
     */
    static boolean isTrustworthy(SiteRequest request) {
        String host = request.host();
        return request.isSecure() || host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
    }
}
