// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.jspecify.annotations.Nullable;

/**
 * A parser of the arguments of {@link ProxyOptions}. Each method returns an error, or null if the argument is valid.
 */
final class ProxyArguments {
    /** The value of {@code --upstream-host} without an argument: the host and port of {@code --upstream}. */
    private static final String OF_UPSTREAM = "";

    private ProxyOptions options = ProxyOptions.DEFAULT;
    private boolean hasUpstreamHost;

    @Nullable
    String upstreamHost(@Nullable String value) {
        hasUpstreamHost = true;
        if (value == null) {
            options = options.withUpstreamHost(OF_UPSTREAM);
            return null;
        }
        if (!value.matches("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?")) {
            return "--upstream-host (" + value
                    + ") must be a host with an optional port, like www.example.org or localhost:9000";
        }
        options = options.withUpstreamHost(value);
        return null;
    }

    void forwarded() {
        options = options.withForwarded();
    }

    @Nullable
    String exclude(String value) {
        List<String> paths = new ArrayList<>(options.excluded());
        for (String path : value.split(",", -1)) {
            if (!isPathSpec(path)) {
                return "--exclude (" + path + ") must be paths that start with /, like /wp-admin/*,/feed or *.pdf";
            }
            paths.add(path);
        }
        options = options.withExcluded(paths);
        return null;
    }

    private static boolean isPathSpec(String path) {
        if (!path.startsWith("/") && !path.startsWith("*.")) {
            return false;
        }
        try {
            PathSpec.from(path);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Nullable
    String conflict(@Nullable URI upstream) {
        return upstream == null && hasUpstreamHost
                ? "--upstream-host is only for the proxy; add --upstream"
                : upstream == null && !options.excluded().isEmpty()
                        ? "--exclude (" + String.join(",", options.excluded())
                                + ") is only for the proxy; add --upstream"
                        : null;
    }

    ProxyOptions options(@Nullable URI upstream) {
        return upstream != null && OF_UPSTREAM.equals(options.upstreamHost())
                ? options.withUpstreamHost(upstream.getRawAuthority())
                : options;
    }
}
