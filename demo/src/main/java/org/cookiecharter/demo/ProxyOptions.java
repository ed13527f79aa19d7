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
 * @param excluded the path specs, in Jetty's syntax, of requests that are proxied unchanged
 */
record ProxyOptions(@Nullable String upstreamHost, boolean forwarded, List<String> excluded) {
    static final ProxyOptions DEFAULT = new ProxyOptions(null, false, List.of());

    ProxyOptions withUpstreamHost(String upstreamHost) {
        return new ProxyOptions(upstreamHost, forwarded, excluded);
    }

    ProxyOptions withForwarded() {
        return new ProxyOptions(upstreamHost, true, excluded);
    }

    ProxyOptions withExcluded(List<String> excluded) {
        return new ProxyOptions(upstreamHost, forwarded, List.copyOf(excluded));
    }
}
