// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the demo stands between visitors and a site.
 *
 * @param upstreamHost the host, with a port if it has one, that the site is asked by; null for the one that the visitor
 *     typed
 * @param forwarded whether a proxy in front is believed in what it says of the visitor
 * @param excluded path specs of Jetty, of what is passed unchanged
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
