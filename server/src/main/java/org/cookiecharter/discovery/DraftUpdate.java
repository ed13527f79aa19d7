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
import org.cookiecharter.decision.PublicSuffixes;

/**
 * Adds discoveries to a draft, as often as there are new ones. What a person has written stays: only gaps, and texts that
 * this object itself wrote, are changed. What a person has removed is not added again. Not safe for several threads.
 */
public final class DraftUpdate {
    private final Discoveries discoveries;
    /** What the file has got before, by keys of its kind. */
    private Set<String> confirmedAdded = Set.of();

    private Map<String, String> confirmedWritten = Map.of();
    /** What it has got once the latest change is written. */
    private Set<String> added = new HashSet<>();
    /** The texts that were last written into entries. */
    private Map<String, String> written = new HashMap<>();

    private boolean changed;

    public DraftUpdate(Discoveries discoveries) {
        this.discoveries = discoveries;
    }

    /**
     * A new draft with all discoveries, whatever was added to another one.
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

    /** That the latest change is in the file now. Without this the next call makes it again. */
    public void confirm() {
        confirmedAdded = added;
        confirmedWritten = written;
    }

    /** Adds what the draft lacks. Returns whether anything was added or changed. */
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

    /** Entries that nobody has described yet, once a preset describes them. */
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
        FoundEntry whole = found;
        for (JsonObject cookie : draft.cookies()) {
            String name = DraftCatalogue.text(cookie, "name");
            if (DraftCatalogue.storage(cookie) != storage) {
                continue;
            }
            boolean gap = DraftCatalogue.isGap(cookie, "purpose");
            boolean alike = NameShape.key(name).equals(key);
            if (alike && (gap || name.equals(found.name()))) {
                update(cookie, presets, storage, found.with(new FoundEntry(name, false, null)));
                return;
            }
            if (!gap && CatalogueSyntax.coversName(name, found.name())) {
                return;
            }
            if (alike) {
                whole = whole.with(new FoundEntry(name, false, null));
            }
        }
        if (added.add(storage.text() + ' ' + whole.name())) {
            JsonObject cookie = new JsonObject();
            cookie.addProperty("name", whole.name());
            if (storage != Storage.COOKIE) {
                cookie.addProperty("storage", storage.text());
            }
            draft.addUnsorted(cookie);
            write(cookie, storage, whole.name(), "purpose", purpose(presets, storage, whole));
            write(cookie, storage, whole.name(), "duration", duration(storage, whole));
        }
    }

    /** Changes an entry by what has been found since it was written. */
    private void update(JsonObject cookie, PresetMatches presets, Storage storage, FoundEntry found) {
        String name = DraftCatalogue.text(cookie, "name");
        boolean renamed = !name.equals(found.name());
        added.add(storage.text() + ' ' + found.name());
        for (String key : List.of("purpose", "duration")) {
            String text = DraftCatalogue.text(cookie, key);
            String own = written.get(storage.text() + ' ' + name + ' ' + key);
            boolean isOurs = text.equals(own) || (DraftCatalogue.isGap(cookie, key) && (renamed || own == null));
            String next = key.equals("purpose") ? purpose(presets, storage, found) : duration(storage, found);
            boolean better = !next.startsWith(CatalogueSyntax.GAP) || renamed || text.equals(own);
            if (isOurs && better) {
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
        Service like = presets.find(storage, found.name());
        String whose = found.isSet() ? "which the site sets" : "which browsers hold, and the server never set";
        String known = like == null ? "" : "; the ready service " + like.id() + " keeps one of this name";
        return "?? what " + found.name() + " is for, " + whose + known;
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
