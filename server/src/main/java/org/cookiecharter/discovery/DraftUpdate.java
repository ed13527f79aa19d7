// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.cookie.PublicSuffixes;

/**
 * Adds discoveries to a draft, repeatedly as new ones are made. Texts that a person has written remain unchanged: only
 * gaps, and texts that this object itself wrote, are replaced. Entries that a person has removed are not added again.
 * Not thread-safe.
 */
public final class DraftUpdate {
    private final Discoveries discoveries;
    /** The additions that the file already contains, by keys of their kind. */
    private Set<String> confirmedAdded = Set.of();

    private Map<String, String> confirmedWritten = Map.of();
    /** The additions that the file will contain once the latest change is written. */
    private Set<String> added = new HashSet<>();
    /** The texts that were last written to entries. */
    private Map<String, String> written = new HashMap<>();

    private boolean changed;

    public DraftUpdate(Discoveries discoveries) {
        this.discoveries = discoveries;
    }

    /**
     * Returns a new draft with all discoveries, including those that were added to another one.
     *
     * @param site the address of the site; empty if it is not known
     */
    public DraftCatalogue draft(String site) {
        confirmedAdded = Set.of();
        confirmedWritten = Map.of();
        DraftCatalogue draft = DraftCatalogue.empty(site);
        apply(draft);
        return draft;
    }

    /** Confirms that the latest change has been written to the file. Otherwise the next call repeats the change. */
    public void confirm() {
        confirmedAdded = added;
        confirmedWritten = written;
    }

    /** Adds the discoveries that the draft lacks. Returns whether anything was added or changed. */
    public boolean apply(DraftCatalogue draft) {
        added = new HashSet<>(confirmedAdded);
        written = new HashMap<>(confirmedWritten);
        changed = false;
        PresetMatches presets = new PresetMatches(discoveries, draft);
        for (Service preset : presets.used()) {
            if (!draft.uses(preset.id()) && added.add("use " + preset.id())) {
                JsonObject use = new JsonObject();
                use.addProperty("use", preset.id());
                draft.add(use);
                changed = true;
            }
        }
        presets.limitTo(draft);
        removeCovered(draft, presets);
        for (Storage storage : Storage.values()) {
            discoveries.entries(storage).values().forEach(found -> {
                if (!presets.covers(storage, found.name())) {
                    add(draft, presets, storage, found);
                }
            });
        }
        for (String host : discoveries.hosts()) {
            if (!presets.covers(host) && !draft.coversHost(host) && added.add("host " + host)) {
                List<String> domains = PublicSuffixes.mozilla().cookieDomains(host);
                draft.addHost(domains.isEmpty() ? host : domains.get(0), host);
                changed = true;
            }
        }
        return changed;
    }

    /** Removes entries that nobody has described yet if a preset describes them. */
    private void removeCovered(DraftCatalogue draft, PresetMatches presets) {
        Set<JsonObject> covered = draft.cookies().stream()
                .filter(cookie -> DraftCatalogue.isGap(cookie, "purpose"))
                .filter(cookie -> {
                    Storage storage = DraftCatalogue.storage(cookie);
                    return storage != null && presets.covers(storage, DraftCatalogue.text(cookie, "name"));
                })
                .collect(Collectors.toSet());
        changed |= draft.removeUnsorted(covered);
    }

    private void add(DraftCatalogue draft, PresetMatches presets, Storage storage, FoundEntry found) {
        String key = NameShape.key(found.name());
        FoundEntry merged = found;
        for (JsonObject cookie : draft.cookies()) {
            String name = DraftCatalogue.text(cookie, "name");
            if (DraftCatalogue.storage(cookie) != storage) {
                continue;
            }
            boolean gap = DraftCatalogue.isGap(cookie, "purpose");
            boolean hasSameShape = NameShape.key(name).equals(key);
            if (hasSameShape && (gap || name.equals(found.name()))) {
                update(cookie, presets, storage, found.merge(new FoundEntry(name, false, null)));
                return;
            }
            if (!gap && CatalogueSyntax.coversName(name, found.name())) {
                return;
            }
            if (hasSameShape) {
                merged = merged.merge(new FoundEntry(name, false, null));
            }
        }
        if (added.add(storage.text() + ' ' + merged.name())) {
            JsonObject cookie = new JsonObject();
            cookie.addProperty("name", merged.name());
            if (storage != Storage.COOKIE) {
                cookie.addProperty("storage", storage.text());
            }
            draft.addUnsorted(cookie);
            write(cookie, storage, merged.name(), "purpose", purpose(presets, storage, merged));
            write(cookie, storage, merged.name(), "duration", duration(storage, merged));
        }
    }

    /** Updates an entry with discoveries made since it was written. */
    private void update(JsonObject cookie, PresetMatches presets, Storage storage, FoundEntry found) {
        String name = DraftCatalogue.text(cookie, "name");
        boolean renamed = !name.equals(found.name());
        added.add(storage.text() + ' ' + found.name());
        for (String key : List.of("purpose", "duration")) {
            String text = DraftCatalogue.text(cookie, key);
            String generated = written.get(storage.text() + ' ' + name + ' ' + key);
            boolean isGenerated =
                    text.equals(generated) || (DraftCatalogue.isGap(cookie, key) && (renamed || generated == null));
            String next = key.equals("purpose") ? purpose(presets, storage, found) : duration(storage, found);
            boolean isImprovement = !next.startsWith(CatalogueSyntax.GAP) || renamed || text.equals(generated);
            if (isGenerated && isImprovement) {
                write(cookie, storage, found.name(), key, next);
            }
        }
        if (renamed) {
            cookie.addProperty("name", found.name());
            changed = true;
        }
    }

    private void write(JsonObject cookie, Storage storage, String name, String key, String text) {
        changed |= !DraftCatalogue.text(cookie, key).equals(text);
        cookie.addProperty(key, text);
        written.put(storage.text() + ' ' + name + ' ' + key, text);
    }

    private static String purpose(PresetMatches presets, Storage storage, FoundEntry found) {
        Service preset = presets.find(storage, found.name());
        String origin = found.isSet() ? "which the site sets" : "which browsers have, but the server never set";
        String presetHint = preset == null ? "" : "; the preset " + preset.id() + " declares one with this name";
        return "?? what " + found.name() + " is for, " + origin + presetHint;
    }

    private static String duration(Storage storage, FoundEntry found) {
        if (storage == Storage.SESSION_STORAGE) {
            return "session";
        }
        if (found.maxLifetime() != null) {
            return WholeDuration.of(found.maxLifetime());
        }
        return found.isSet() ? "session" : "?? how long " + found.name() + " stays, like P6M";
    }
}
