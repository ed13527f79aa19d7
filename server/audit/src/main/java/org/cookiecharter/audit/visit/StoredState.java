// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.audit.browser.DevToolsException;
import org.cookiecharter.audit.browser.DevToolsSession;
import org.cookiecharter.audit.observation.MaskedValue;
import org.cookiecharter.audit.observation.Snapshot;
import org.cookiecharter.audit.observation.StoredCookie;
import org.cookiecharter.audit.observation.StoredEntry;
import org.cookiecharter.audit.observation.StoredEntry.Kind;
import org.jspecify.annotations.Nullable;

/** Reads what a browser stores. */
record StoredState(DevToolsSession browser, Recorder recorder, Clock clock) {
    /** Returns everything that the browser stores now. */
    Snapshot read() {
        List<StoredEntry> entries = new ArrayList<>(recorder.storageEntries());
        for (DevToolsSession session : recorder.documents()) {
            try {
                addFrames(session, session.call("Page.getFrameTree").getAsJsonObject("frameTree"), entries);
            } catch (DevToolsException e) {
                // The frame has ended.
            }
        }
        return new Snapshot(
                recorder.moment(), cookies(), entries.stream().distinct().toList());
    }

    private List<StoredCookie> cookies() {
        List<StoredCookie> cookies = new ArrayList<>();
        for (JsonElement cookie : browser.call("Storage.getCookies").getAsJsonArray("cookies")) {
            cookies.add(cookie(cookie.getAsJsonObject()));
        }
        return cookies;
    }

    private StoredCookie cookie(JsonObject cookie) {
        double expires = cookie.get("expires").getAsDouble();
        return new StoredCookie(
                cookie.get("name").getAsString(),
                cookie.get("domain").getAsString(),
                cookie.get("path").getAsString(),
                partition(cookie.get("partitionKey")),
                cookie.get("httpOnly").getAsBoolean(),
                cookie.get("secure").getAsBoolean(),
                cookie.has("sameSite") ? cookie.get("sameSite").getAsString() : null,
                cookie.get("session").getAsBoolean()
                        ? null
                        : Duration.ofMillis((long) (expires * 1000) - clock.millis()),
                MaskedValue.of(cookie.get("value").getAsString()));
    }

    private static @Nullable String partition(@Nullable JsonElement key) {
        if (key instanceof JsonObject object) {
            return object.get("topLevelSite").getAsString();
        }
        return key == null ? null : key.getAsString();
    }

    private static void addFrames(DevToolsSession session, JsonObject tree, List<StoredEntry> entries) {
        JsonObject frame = tree.getAsJsonObject("frame");
        if (frame.get("url").getAsString().startsWith("http")) {
            try {
                addFrame(session, frame, entries);
            } catch (DevToolsException e) {
                // An opaque origin has no storage.
            }
        }
        JsonArray children = tree.getAsJsonArray("childFrames");
        if (children != null) {
            children.forEach(child -> addFrames(session, child.getAsJsonObject(), entries));
        }
    }

    private static void addFrame(DevToolsSession session, JsonObject frame, List<StoredEntry> entries) {
        String origin = frame.get("securityOrigin").getAsString();
        String key = session.call("Storage.getStorageKey", "frameId", frame.get("id"))
                .get("storageKey")
                .getAsString();
        for (JsonElement name : session.call("IndexedDB.requestDatabaseNames", "storageKey", key)
                .getAsJsonArray("databaseNames")) {
            entries.add(new StoredEntry(Kind.INDEXED_DB, origin, name.getAsString(), -1));
        }
        for (JsonElement cache : session.call("CacheStorage.requestCacheNames", "storageKey", key)
                .getAsJsonArray("caches")) {
            entries.add(new StoredEntry(
                    Kind.CACHE, origin, cache.getAsJsonObject().get("cacheName").getAsString(), -1));
        }
    }
}
