// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom in the page, beside our own gate, is told what the visitor allows, in words of their own.
 *
 * @param googleConsentMode the signals of Google's Consent Mode, each with the id of the category or service that it
 *     follows; empty for none
 * @param matomo the id that Matomo's consent follows; null if it is not told
 */
public record Signals(
        Map<String, String> googleConsentMode, @Nullable String matomo) {
    /** Nobody is told anything. */
    public static final Signals NONE = new Signals(Map.of(), null);

    /** Those of version 2, and what stands beside them. */
    private static final List<String> GOOGLE = List.of(
            "ad_personalization",
            "ad_storage",
            "ad_user_data",
            "analytics_storage",
            "functionality_storage",
            "personalization_storage",
            "security_storage");

    public Signals {
        googleConsentMode = Map.copyOf(new TreeMap<>(googleConsentMode));
    }

    /** Whether anybody is told anything. */
    public boolean any() {
        return matomo != null || !googleConsentMode.isEmpty();
    }

    /** @param ids those that the catalogue declares */
    static Signals read(Place place, List<String> ids) {
        place.only("googleConsentMode", "matomo");
        Map<String, String> google = new TreeMap<>();
        Place modes = place.optionalObject("googleConsentMode");
        if (modes != null) {
            modes.only(GOOGLE.toArray(String[]::new));
            for (String signal : modes.keys()) {
                String id = id(modes, signal, ids);
                if (id != null) {
                    google.put(signal, id);
                }
            }
        }
        return new Signals(google, id(place, "matomo", ids));
    }

    private static @Nullable String id(Place place, String key, List<String> ids) {
        String id = place.optionalString(key);
        if (id != null && !ids.contains(id)) {
            place.error(key, Quoted.of(id) + " is not declared; it must be the id of a category or service");
            return null;
        }
        return id;
    }
}
