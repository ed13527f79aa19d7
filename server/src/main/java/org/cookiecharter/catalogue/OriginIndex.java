// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the services of a host: a literal origin takes precedence over a wildcard, a longer wildcard over a shorter
 * one, and an origin with a port over one without.
 */
final class OriginIndex {
    private static final String WILDCARD = "*.";

    private final Map<String, List<Service>> services = new HashMap<>();

    OriginIndex(List<Service> services) {
        services.forEach(service -> service.origins()
                .forEach(origin -> this.services
                        .computeIfAbsent(origin, o -> new ArrayList<>())
                        .add(service)));
    }

    /**
     * Returns the services of a host, or an empty list if there are none.
     *
     * @param host the host name in lower case
     * @param port the port, or -1 if it is not known
     */
    List<Service> find(String host, int port) {
        if (services.isEmpty()) {
            return List.of();
        }
        List<Service> found = find("", host, port);
        for (int dot = host.indexOf('.'); found == null && dot >= 0; dot = host.indexOf('.', dot + 1)) {
            found = find(WILDCARD, host.substring(dot + 1), port);
        }
        return found == null ? List.of() : List.copyOf(found);
    }

    private @Nullable List<Service> find(String prefix, String host, int port) {
        List<Service> withPort = port < 0 ? null : services.get(prefix + host + ':' + port);
        return withPort != null ? withPort : services.get(prefix + host);
    }
}
