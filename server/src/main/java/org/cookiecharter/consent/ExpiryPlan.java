// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What removes the cookies that came and may not be kept, at one address.
 *
 * @param host that was asked
 * @param removals one for each name, in the order in which they came
 * @param nameless what removes the cookies without a name besides, since each that came may be one; null if that is
 *     among the others, or is kept
 */
record ExpiryPlan(
        String host,
        ExpiryScope scope,
        List<CookieExpiry> removals,
        @Nullable CookieExpiry nameless) {
    /** Whether it is for the address that this request is for. */
    boolean isFor(SiteRequest request) {
        return scope.path().equals(path(request))
                && host.equals(request.host())
                && scope.secure() == isTrustworthy(request);
    }

    static String path(SiteRequest request) {
        String path = request.uri().getPath();
        return path == null ? "/" : path;
    }

    /** Browsers take {@code Secure} cookies from the machine itself too (W3C, Secure Contexts, 3.1). */
    static boolean isTrustworthy(SiteRequest request) {
        String host = request.host();
        return request.isSecure() || host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
    }
}
