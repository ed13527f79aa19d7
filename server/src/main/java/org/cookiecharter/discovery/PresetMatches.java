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
 * The presets that a site seems to use. A host identifies a preset; a name does so only if nobody else would choose it:
 * {@code _pk_id.*} is Matomo's, but any site may name a cookie {@code session}. Two cookies with such ordinary names
 * together also identify a preset. Entries of other storage do not, because many scripts of different authors use names
 * like {@code config} and {@code token}.
 */
final class PresetMatches {
    private static final int MIN_ORDINARY_NAMES = 2;
    private static final int MAX_SHORT_PATTERN_LENGTH = 3;
    private static final Catalogue PRESETS = PresetCatalogue.all();

    private final Set<String> used = new LinkedHashSet<>();

    /**
     * Creates the matches.
     *
     * @param draft the draft whose entries are also matched, because they were discovered before the last startup
     */
    PresetMatches(Discoveries discoveries, DraftCatalogue draft) {
        Set<String> hosts = new TreeSet<>(discoveries.hosts());
        draft.services().forEach(service -> hosts.addAll(DraftCatalogue.origins(service)));
        for (String host : hosts) {
            PRESETS.servicesFrom(host, -1).forEach(service -> used.add(service.id()));
        }
        Map<String, Integer> ordinaryNames = new TreeMap<>();
        for (Storage storage : Storage.values()) {
            for (String name : names(storage, discoveries, draft)) {
                CookieDeclaration declaration = PRESETS.declaration(storage, name);
                if (declaration == null || isShortPattern(declaration.cookie().name())) {
                    continue;
                }
                String id = declaration.service().id();
                if (DistinctiveName.isDistinctive(name)) {
                    used.add(id);
                } else if (storage == Storage.COOKIE) {
                    ordinaryNames.merge(id, 1, Integer::sum);
                }
            }
        }
        ordinaryNames.forEach((id, names) -> {
            if (names >= MIN_ORDINARY_NAMES) {
                used.add(id);
            }
        });
    }

    /** Returns whether a pattern, such as {@code oc*}, consists of so few letters that it matches many other names. */
    private static boolean isShortPattern(String declared) {
        return declared.endsWith("*") && declared.length() <= MAX_SHORT_PATTERN_LENGTH;
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

    /** Returns the presets that seem to be used. */
    List<Service> used() {
        return PRESETS.services().stream()
                .filter(service -> used.contains(service.id()))
                .toList();
    }

    /** Limits the presets to those of this draft, because a person may have removed one or added another. */
    void limitTo(DraftCatalogue draft) {
        used.clear();
        draft.services().forEach(service -> used.add(DraftCatalogue.text(service, "use")));
    }

    /** Returns the preset that declares this name, or null if there is none. */
    @Nullable
    Service find(Storage storage, String name) {
        CookieDeclaration declaration = PRESETS.declaration(storage, name);
        return declaration == null ? null : declaration.service();
    }

    /** Returns whether a used preset declares this name. */
    boolean covers(Storage storage, String name) {
        Service service = find(storage, name);
        return service != null && used.contains(service.id());
    }

    /** Returns whether a used preset loads from this host. */
    boolean covers(String host) {
        return PRESETS.servicesFrom(host, -1).stream().anyMatch(service -> used.contains(service.id()));
    }
}
