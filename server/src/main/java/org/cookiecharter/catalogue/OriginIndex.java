// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the services that a host belongs to: a literal origin beats a wildcard, a longer wildcard a shorter one, and one
 * with a port one without.
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
     * @param host in lower case
     * @param port -1 where it is not known
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
