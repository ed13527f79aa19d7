// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.audit.browser.DevToolsSession;
import org.cookiecharter.audit.observation.StoredEntry;
import org.cookiecharter.audit.observation.StoredEntry.Kind;

/** Records the entries of local and session storage of all frames, and the service workers, from their events. */
final class StorageRecorder {
    /** The storage and key of each entry. */
    private record Key(Kind kind, String origin, String name) {}

    private final Map<Key, StoredEntry> entries = new LinkedHashMap<>();

    static void onAttached(DevToolsSession session) {
        session.send("DOMStorage.enable");
        if (session.type().equals("page")) {
            session.send("ServiceWorker.enable");
        }
    }

    synchronized void onEvent(String method, JsonObject parameters) {
        switch (method) {
            case "DOMStorage.domStorageItemAdded", "DOMStorage.domStorageItemUpdated" ->
                put(
                        area(parameters),
                        origin(parameters),
                        parameters.get("key").getAsString(),
                        parameters.get("newValue").getAsString().length());
            case "DOMStorage.domStorageItemRemoved" ->
                entries.remove(new Key(
                        area(parameters),
                        origin(parameters),
                        parameters.get("key").getAsString()));
            case "DOMStorage.domStorageItemsCleared" -> {
                Kind kind = area(parameters);
                String origin = origin(parameters);
                entries.keySet()
                        .removeIf(key -> key.kind() == kind && key.origin().equals(origin));
            }
            case "ServiceWorker.workerRegistrationUpdated" -> {
                for (JsonElement registration : parameters.getAsJsonArray("registrations")) {
                    update(registration.getAsJsonObject());
                }
            }
            default -> {}
        }
    }

    private void update(JsonObject registration) {
        String scope = registration.get("scopeURL").getAsString();
        if (registration.get("isDeleted").getAsBoolean()) {
            entries.remove(new Key(Kind.SERVICE_WORKER, scope, scope));
        } else {
            put(Kind.SERVICE_WORKER, scope, scope, -1);
        }
    }

    private void put(Kind kind, String origin, String name, int length) {
        entries.put(new Key(kind, origin, name), new StoredEntry(kind, origin, name, length));
    }

    private static Kind area(JsonObject parameters) {
        return parameters.getAsJsonObject("storageId").get("isLocalStorage").getAsBoolean()
                ? Kind.LOCAL_STORAGE
                : Kind.SESSION_STORAGE;
    }

    private static String origin(JsonObject parameters) {
        JsonObject id = parameters.getAsJsonObject("storageId");
        JsonElement origin = id.has("securityOrigin") ? id.get("securityOrigin") : id.get("storageKey");
        return origin.getAsString();
    }

    synchronized Collection<StoredEntry> entries() {
        return List.copyOf(entries.values());
    }
}
