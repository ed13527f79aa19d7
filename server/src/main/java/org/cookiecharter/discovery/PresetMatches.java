// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Declaration;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Which of the ready services a site seems to use. A host tells; a name alone does so only where nobody else would choose
 * it: {@code _pk_id.*} is Matomo's, while anybody may call a cookie {@code session}. Two such names together tell too.
 */
final class PresetMatches {
    private static final int ENOUGH = 2;

    private final Catalogue ready;
    private final Set<String> used = new LinkedHashSet<>();

    PresetMatches(Discoveries seen) {
        ready = Catalogue.parse(all(), "the ready services");
        for (String host : seen.hosts()) {
            ready.servicesOf(host, -1).forEach(service -> used.add(service.id()));
        }
        Map<String, Integer> plain = new TreeMap<>();
        for (Storage storage : Storage.values()) {
            for (String name : seen.entries(storage).keySet()) {
                Service service = find(storage, name);
                if (service != null && TellingName.is(name)) {
                    used.add(service.id());
                } else if (service != null) {
                    plain.merge(service.id(), 1, Integer::sum);
                }
            }
        }
        plain.forEach((id, names) -> {
            if (names >= ENOUGH) {
                used.add(id);
            }
        });
    }

    private static String all() {
        String services = Catalogue.readyServices().stream()
                .map(id -> "{\"use\": \"" + id + "\"}")
                .collect(Collectors.joining(", "));
        String categories = List.of("necessary", "statistics", "first-party", "third-party").stream()
                .map(id -> "{\"id\": \"" + id + "\", \"consent\": \"required\", \"name\": \"" + id + "\"}")
                .collect(Collectors.joining(", "));
        return "{\"site\": \"https://example.org\", \"language\": \"en\", \"controller\": {\"name\": \"the site\"},"
                + " \"categories\": [" + categories + "], \"services\": [" + services + "]}";
    }

    /** Those that seem to be used. */
    List<Service> used() {
        return ready.services().stream()
                .filter(service -> used.contains(service.id()))
                .toList();
    }

    /** The ready service that declares this name; null where none does. */
    @Nullable
    Service find(Storage storage, String name) {
        Declaration declaration = ready.declaration(storage, name);
        return declaration == null ? null : declaration.service();
    }

    /** Whether a service that seems to be used declares this name. */
    boolean covers(Storage storage, String name) {
        Service service = find(storage, name);
        return service != null && used.contains(service.id());
    }

    /** Whether a service that seems to be used is loaded from this host. */
    boolean covers(String host) {
        return ready.servicesOf(host, -1).stream().anyMatch(service -> used.contains(service.id()));
    }
}
