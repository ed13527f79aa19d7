// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The presets that a site seems to use. A host shows it; a name alone does only if nobody else would choose it: {@code
 * _pk_id.*} is Matomo's, while anybody may call a cookie {@code session}. Two cookies with such names together show it
 * too. Other storage does not count for that: many scripts of different authors write a {@code config} and a {@code token}.
 */
final class PresetMatches {
    private static final int ENOUGH = 2;
    private static final Catalogue PRESETS = PresetCatalogue.of(Catalogue.presets());

    private final Set<String> used = new LinkedHashSet<>();

    /** @param draft whose entries count too: they were found before the last start */
    PresetMatches(Discoveries discoveries, DraftCatalogue draft) {
        Set<String> hosts = new TreeSet<>(discoveries.hosts());
        draft.services().forEach(service -> hosts.addAll(DraftCatalogue.origins(service)));
        for (String host : hosts) {
            PRESETS.servicesOf(host, -1).forEach(service -> used.add(service.id()));
        }
        Map<String, Integer> plain = new TreeMap<>();
        for (Storage storage : Storage.values()) {
            for (String name : names(storage, discoveries, draft)) {
                Service service = find(storage, name);
                if (service != null && DistinctiveName.is(name)) {
                    used.add(service.id());
                } else if (service != null && storage == Storage.COOKIE) {
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

    private static Set<String> names(Storage storage, Discoveries discoveries, DraftCatalogue draft) {
        Set<String> names = new TreeSet<>();
        discoveries.entries(storage).values().forEach(found -> names.add(found.name()));
        for (JsonObject cookie : draft.cookies()) {
            if (DraftCatalogue.storage(cookie) == storage && DraftCatalogue.isGap(cookie, "purpose")) {
                names.add(DraftCatalogue.text(cookie, "name"));
            }
        }
        return names;
    }

    /** Those that seem to be used. */
    List<Service> used() {
        return PRESETS.services().stream()
                .filter(service -> used.contains(service.id()))
                .toList();
    }

    /** From now on only the presets of this draft count as used: a person may have removed one, or added another. */
    void limitTo(DraftCatalogue draft) {
        used.clear();
        draft.services().forEach(service -> used.add(DraftCatalogue.text(service, "use")));
    }

    /** The preset that declares this name; null if there is none. */
    @Nullable
    Service find(Storage storage, String name) {
        CookieDeclaration declaration = PRESETS.declaration(storage, name);
        return declaration == null ? null : declaration.service();
    }

    /** Whether a preset in use declares this name. */
    boolean covers(Storage storage, String name) {
        Service service = find(storage, name);
        return service != null && used.contains(service.id());
    }

    /** Whether a preset in use loads from this host. */
    boolean covers(String host) {
        return PRESETS.servicesOf(host, -1).stream().anyMatch(service -> used.contains(service.id()));
    }
}
