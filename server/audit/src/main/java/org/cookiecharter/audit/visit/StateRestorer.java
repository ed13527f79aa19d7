// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cookiecharter.audit.browser.Browser;
import org.cookiecharter.audit.browser.DevToolsException;
import org.cookiecharter.audit.browser.Tab;
import org.cookiecharter.audit.login.SavedState;
import org.cookiecharter.audit.observation.CookieWrite;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.StorageWrite;
import org.cookiecharter.audit.observation.StoredEntry;
import org.jspecify.annotations.Nullable;

/** Restores a stored state in a new browser. The site receives no request for it. */
record StateRestorer(Browser browser, Tab tab, Clock clock, Moment moment) {
    /** @throws LoginException if the browser rejects an entry */
    void restore(SavedState state) {
        try {
            JsonArray cookies = new JsonArray();
            state.cookies().forEach(cookies::add);
            browser.session().call("Storage.setCookies", "cookies", cookies);
            for (Map.Entry<String, Map<String, String>> origin : state.storage().entrySet()) {
                restore(origin.getKey(), origin.getValue());
            }
        } catch (DevToolsException e) {
            throw new LoginException("the stored state: " + e.getMessage(), e);
        }
    }

    /** Writes local storage in an empty document of the origin, which the browser does not request from the site. */
    private void restore(String origin, Map<String, String> entries) {
        tab.openEmptyDocument(origin);
        tab.evaluate("Object.entries(" + new Gson().toJson(entries)
                + ").forEach(([name, value]) => localStorage.setItem(name, value))");
    }

    List<CookieWrite> cookieWrites(SavedState state) {
        List<CookieWrite> writes = new ArrayList<>();
        for (JsonObject cookie : state.cookies()) {
            writes.add(new CookieWrite(
                    cookie.get("name").getAsString(),
                    cookie.get("domain").getAsString().replaceFirst("^\\.", ""),
                    CookieWrite.Source.STATE,
                    StorageWrite.STATE,
                    List.of(),
                    remaining(cookie),
                    false,
                    null,
                    moment));
        }
        return writes;
    }

    private @Nullable Duration remaining(JsonObject cookie) {
        return cookie.has("expires")
                ? Duration.ofMillis((long) (cookie.get("expires").getAsDouble() * 1000) - clock.millis())
                : null;
    }

    List<StorageWrite> storageWrites(SavedState state) {
        List<StorageWrite> writes = new ArrayList<>();
        for (Map<String, String> entries : state.storage().values()) {
            for (String name : entries.keySet()) {
                writes.add(
                        new StorageWrite(StoredEntry.Kind.LOCAL_STORAGE, name, StorageWrite.STATE, List.of(), moment));
            }
        }
        return writes;
    }
}
