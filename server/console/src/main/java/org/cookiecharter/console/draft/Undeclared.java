// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.draft;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.discovery.Declarations;
import org.cookiecharter.discovery.DraftCatalogue;

/**
 * What a server has recorded in a draft of discoveries, and a catalogue does not declare.
 *
 * @param presets the presets that seem to be used, with the names and hosts that show it
 * @param cookies the other names
 * @param hosts the other hosts
 */
public record Undeclared(Map<Service, List<String>> presets, List<Entry> cookies, List<String> hosts) {
    /**
     * A name in a storage.
     *
     * @param duration the longest duration that the server saw; empty if it is not known
     */
    public record Entry(Storage storage, String name, String duration) {}

    /**
     * Compares drafts of discoveries with a catalogue.
     *
     * @throws IllegalArgumentException if a draft has another form
     */
    public static Undeclared of(List<DraftCatalogue> drafts, CatalogueTree tree) {
        Map<Service, List<String>> presets = new LinkedHashMap<>();
        List<Entry> cookies = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        Declarations declared = new Declarations(tree.services());
        for (JsonObject service :
                drafts.stream().flatMap(draft -> draft.services().stream()).toList()) {
            Service preset = PresetLibrary.find(DraftCatalogue.text(service, "use"));
            if (preset != null && !uses(tree, preset)) {
                presets.computeIfAbsent(preset, key -> new ArrayList<>());
            }
            for (JsonObject cookie : CatalogueTree.cookies(service)) {
                Storage storage = DraftCatalogue.storage(cookie);
                String name = DraftCatalogue.text(cookie, "name");
                if (storage == null || name.isEmpty() || declared.declares(storage, name)) {
                    continue;
                }
                Service known = PresetLibrary.findByName(storage, name);
                if (known != null && !uses(tree, known)) {
                    presets.computeIfAbsent(known, key -> new ArrayList<>()).add(name);
                } else if (cookies.stream()
                        .noneMatch(entry ->
                                entry.storage() == storage && entry.name().equals(name))) {
                    String duration = DraftCatalogue.text(cookie, "duration");
                    cookies.add(new Entry(storage, name, duration.startsWith(CatalogueSyntax.GAP) ? "" : duration));
                }
            }
            for (String host : DraftCatalogue.origins(service)) {
                if (declared.loadsFrom(host)) {
                    continue;
                }
                List<Service> known = PresetLibrary.findByHost(host.replaceFirst(":\\d+$", ""));
                if (known.isEmpty()) {
                    if (!hosts.contains(host)) {
                        hosts.add(host);
                    }
                } else {
                    presets.computeIfAbsent(known.get(0), key -> new ArrayList<>())
                            .add(host);
                }
            }
        }
        return new Undeclared(presets, cookies, hosts);
    }

    public boolean isEmpty() {
        return presets.isEmpty() && cookies.isEmpty() && hosts.isEmpty();
    }

    private static boolean uses(CatalogueTree tree, Service preset) {
        return tree.services().stream()
                .anyMatch(service -> DraftCatalogue.text(service, "use").equals(preset.id()));
    }
}
