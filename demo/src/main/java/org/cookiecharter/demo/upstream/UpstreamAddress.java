// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * The address of the site behind the proxy.
 *
 * @param uri the scheme, host and port to connect to
 * @param name the site's own host, with a port if it is not the default; null if the site accepts any host
 */
record UpstreamAddress(URI uri, @Nullable String name) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Returns whether this reference points to the site itself, past the proxy. */
    boolean includes(UrlReference target) {
        return isConnectionAddress(target) || isOwnName(target);
    }

    private boolean isConnectionAddress(UrlReference target) {
        String scheme = uri.getScheme();
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return (target.scheme() == null || target.scheme().equals(scheme))
                && target.portOr(scheme) == port
                && isSameHost(target.host(), Objects.requireNonNullElse(uri.getHost(), ""));
    }

    /** Compares by name only: http and https are the same site, and its settings determine which of them it uses. */
    private boolean isOwnName(UrlReference target) {
        if (name == null) {
            return false;
        }
        HostPort named = new HostPort(name);
        String scheme = Objects.requireNonNullElse(target.scheme(), "http");
        int standard = scheme.equals("https") ? 443 : 80;
        return target.portOr(scheme) == (named.getPort() > 0 ? named.getPort() : standard)
                && isSameHost(target.host(), named.getHost());
    }

    private static boolean isSameHost(String one, String other) {
        String a = withoutRootDot(one);
        String b = withoutRootDot(other);
        return a.equals(b) || (LOOPBACK.contains(a) && LOOPBACK.contains(b));
    }

    private static String withoutRootDot(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
