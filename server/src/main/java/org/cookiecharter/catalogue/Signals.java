// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;

/**
 * The consent signals that the page sends to third-party scripts, in addition to the blocking of third parties.
 *
 * @param receivers the signals by their receivers: the id of the category or service that a receiver follows or, if it
 *     has several signals, the ids and settings by their names
 */
record Signals(Map<String, Object> receivers) {
    /** No signals. */
    static final Signals NONE = new Signals(Map.of());

    /** The receivers that follow one category or service. */
    private static final List<String> WITH_ONE_SIGNAL =
            List.of("matomo", "matomoCookies", "meta", "microsoftUet", "tiktok");

    /** The receivers with several signals, each with its signals. */
    private static final Map<String, List<String>> WITH_SIGNALS = new TreeMap<>(Map.of(
            "googleConsentMode",
            List.of(
                    "ad_personalization",
                    "ad_storage",
                    "ad_user_data",
                    "analytics_storage",
                    "functionality_storage",
                    "personalization_storage",
                    "security_storage"),
            "hubspot",
            List.of("advertisement", "analytics", "functionality"),
            "microsoftClarity",
            List.of("ad_Storage", "analytics_Storage"),
            "piano",
            List.of("essential", "opt-in")));

    private static final List<String> REQUIRED = List.of("ad_Storage", "analytics_Storage", "opt-in");

    private static final String WAIT = "wait_for_update";
    private static final List<String> GOOGLE_SETTINGS = List.of("ads_data_redaction", "url_passthrough", WAIT);

    /** The maximum time in milliseconds for which Google's tags wait: nobody waits longer for a page. */
    private static final int MAX_WAIT = 10_000;

    Signals {
        receivers = Collections.unmodifiableMap(new TreeMap<>(receivers));
    }

    /**
     * Parses the signals.
     *
     * @param ids the ids of the declared categories and services
     */
    static Signals read(ObjectNode node, List<String> ids) {
        node.rejectUnknownKeys(Stream.concat(WITH_ONE_SIGNAL.stream(), WITH_SIGNALS.keySet().stream())
                .sorted()
                .toArray(String[]::new));
        Map<String, Object> receivers = new TreeMap<>();
        for (String receiver : WITH_ONE_SIGNAL) {
            String id = id(node, receiver, ids);
            if (id != null) {
                receivers.put(receiver, id);
            }
        }
        WITH_SIGNALS.forEach((receiver, signals) -> {
            ObjectNode members = node.optionalObject(receiver);
            if (members != null) {
                Map<String, Object> values = values(members, signals, settings(receiver), ids);
                if (!values.isEmpty()) {
                    receivers.put(receiver, Collections.unmodifiableMap(values));
                }
            }
        });
        if (receivers.containsKey("matomo") && receivers.containsKey("matomoCookies")) {
            node.error("matomoCookies", "Matomo follows one consent, to counting or to cookies; remove one of the two");
        }
        return new Signals(receivers);
    }

    private static List<String> settings(String receiver) {
        return receiver.equals("googleConsentMode") ? GOOGLE_SETTINGS : List.of();
    }

    /** Returns the ids and settings by their names; empty if there is no id, because settings alone signal nothing. */
    private static Map<String, Object> values(
            ObjectNode node, List<String> signals, List<String> settings, List<String> ids) {
        node.rejectUnknownKeys(
                Stream.concat(signals.stream(), settings.stream()).sorted().toArray(String[]::new));
        Map<String, Object> values = new TreeMap<>();
        for (String signal : signals) {
            String id = id(node, signal, ids);
            if (id != null) {
                values.put(signal, id);
            } else if (!node.has(signal) && REQUIRED.contains(signal)) {
                node.error(signal, "missing; add it");
            }
        }
        if (values.isEmpty()) {
            return values;
        }
        for (String setting : settings) {
            if (setting.equals(WAIT)) {
                int milliseconds = node.optionalInteger(setting, 0, MAX_WAIT);
                if (milliseconds > 0) {
                    values.put(setting, milliseconds);
                }
            } else if (node.optionalBoolean(setting, false)) {
                values.put(setting, true);
            }
        }
        return values;
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
