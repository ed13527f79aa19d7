// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;

/**
 * The consent signals that the page sends to third-party scripts, in addition to the blocking of third parties.
 *
 * @param googleConsentMode the signals of Google Consent Mode, each with the id of the category or service whose
 *     consent it represents; empty for none
 * @param matomo the id of the category or service whose consent is sent to Matomo; null if none is
 */
record Signals(
        Map<String, String> googleConsentMode, @Nullable String matomo) {
    /** No signals. */
    static final Signals NONE = new Signals(Map.of(), null);

    /** The signals of Consent Mode version 2, and the other storage signals. */
    private static final List<String> GOOGLE = List.of(
            "ad_personalization",
            "ad_storage",
            "ad_user_data",
            "analytics_storage",
            "functionality_storage",
            "personalization_storage",
            "security_storage");

    Signals {
        googleConsentMode = Map.copyOf(new TreeMap<>(googleConsentMode));
    }

    /**
     * Parses the signals.
     *
     * @param ids the ids of the declared categories and services
     */
    static Signals read(ObjectNode node, List<String> ids) {
        node.rejectUnknownKeys("googleConsentMode", "matomo");
        Map<String, String> google = new TreeMap<>();
        ObjectNode modes = node.optionalObject("googleConsentMode");
        if (modes != null) {
            modes.rejectUnknownKeys(GOOGLE.toArray(String[]::new));
            for (String signal : modes.keys()) {
                String id = id(modes, signal, ids);
                if (id != null) {
                    google.put(signal, id);
                }
            }
        }
        return new Signals(google, id(node, "matomo", ids));
    }

    private static @Nullable String id(ObjectNode node, String key, List<String> ids) {
        String id = node.optionalString(key);
        if (id != null && !ids.contains(id)) {
            node.error(key, LogText.quote(id) + " is not declared; it must be the id of a category or service");
            return null;
        }
        return id;
    }
}
