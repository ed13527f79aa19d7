// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of the proxy in front of a site.
 *
 * @param upstreamHost the host, with a port if it has one, that is sent to the site; null for the one that the visitor
 *     requested
 * @param forwarded whether the forwarding headers of a proxy in front are trusted
 * @param regionHeader the request header, or the two separated by a comma, in which a proxy in front sends the region of
 *     the visitor; null for none
 * @param excluded the path specs, in Jetty's syntax, of requests that are proxied unchanged
 */
record ProxyOptions(
        @Nullable String upstreamHost,
        boolean forwarded,
        @Nullable String regionHeader,
        List<String> excluded) {
    static final ProxyOptions DEFAULT = new ProxyOptions(null, false, null, List.of());

    ProxyOptions withUpstreamHost(String upstreamHost) {
        return new ProxyOptions(upstreamHost, forwarded, regionHeader, excluded);
    }

    ProxyOptions withForwarded() {
        return new ProxyOptions(upstreamHost, true, regionHeader, excluded);
    }

    ProxyOptions withRegionHeader(String regionHeader) {
        return new ProxyOptions(upstreamHost, forwarded, regionHeader, excluded);
    }

    ProxyOptions withExcluded(List<String> excluded) {
        return new ProxyOptions(upstreamHost, forwarded, regionHeader, List.copyOf(excluded));
    }
}
