// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cookiecharter.html.header.HeaderText;
import org.eclipse.jetty.http.HttpField;
import org.jspecify.annotations.Nullable;

/**
 * A response header that makes browsers load from addresses, or send reports to them, before or beside the page.
 * {@code NEL} and the {@code report-to} directive of policies contain no address: they name an endpoint of
 * {@code Report-To} or {@code Reporting-Endpoints}.
 */
public enum AddressHeader {
    LINK,
    /** A list of rule sets (HTML Living Standard, 7.6.2). */
    SPECULATION_RULES,
    /** A dictionary (W3C Reporting API, 3.2). */
    REPORTING_ENDPOINTS,
    /** JSON objects, separated by commas (W3C Reporting API 1 of 2018, 3.1). */
    REPORT_TO,
    CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY_REPORT_ONLY,
    /** RFC 9163, 2.1. */
    EXPECT_CT,
    /** RFC 7469, 2.1. */
    PUBLIC_KEY_PINS,
    PUBLIC_KEY_PINS_REPORT_ONLY,
    X_XSS_PROTECTION;

    private static final Map<Integer, List<AddressHeader>> BY_LENGTH = byLength();
    private static final int MAX_LENGTH = "Content-Security-Policy-Report-Only".length();
    private static final boolean[] HAS_LENGTH = lengths();

    private final String fieldName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    private static Map<Integer, List<AddressHeader>> byLength() {
        return List.of(values()).stream().collect(Collectors.groupingBy(header -> header.fieldName.length()));
    }

    private static boolean[] lengths() {
        boolean[] lengths = new boolean[MAX_LENGTH + 1];
        BY_LENGTH.keySet().forEach(length -> lengths[length] = true);
        return lengths;
    }

    /**
     * Returns the constant for a header field, or null if it contains no addresses. It compares the name, because a
     * field created from text has no header constant but still reaches the browser.
     */
    public static @Nullable AddressHeader of(HttpField field) {
        String name = field.getName();
        // Nearly every response has a Date header, whose name is as long as Link.
        if (name.length() > MAX_LENGTH || !HAS_LENGTH[name.length()] || (name.charAt(0) | 0x20) == 'd') {
            return null;
        }
        for (AddressHeader header : BY_LENGTH.getOrDefault(name.length(), List.of())) {
            if (header.fieldName.equalsIgnoreCase(name)) {
                return header;
            }
        }
        return null;
    }

    /**
     * Returns the value without blocked addresses: the same instance if none is blocked, or an empty string if nothing
     * remains.
     */
    public String without(String value, Predicate<String> blocked) {
        return switch (this) {
            case LINK -> LinkHeader.without(value, blocked);
            case SPECULATION_RULES, REPORTING_ENDPOINTS ->
                without(value, ',', (part, isBlocked) -> isBlocked.test(quoted(part)), blocked);
            case REPORT_TO -> withoutEndpoints(value, blocked);
            case CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY_REPORT_ONLY -> withoutReportUris(value, blocked);
            case EXPECT_CT -> without(value, ',', parameter("report-uri"), blocked);
            case PUBLIC_KEY_PINS, PUBLIC_KEY_PINS_REPORT_ONLY -> without(value, ';', parameter("report-uri"), blocked);
            case X_XSS_PROTECTION -> without(value, ';', parameter("report"), blocked);
        };
    }

    private static String without(
            String value,
            char separator,
            BiPredicate<String, Predicate<String>> leadsToBlocked,
            Predicate<String> blocked) {
        List<String> remaining = new ArrayList<>();
        boolean changed = false;
        for (String part : HeaderText.split(value, separator)) {
            boolean removes = leadsToBlocked.test(part, blocked);
            changed |= removes;
            if (!removes) {
                remaining.add(part);
            }
        }
        return changed ? String.join(String.valueOf(separator), remaining).strip() : value;
    }

    private static BiPredicate<String, Predicate<String>> parameter(String name) {
        return (part, blocked) -> {
            int equals = part.indexOf('=');
            return equals >= 0
                    && part.substring(0, equals).strip().equalsIgnoreCase(name)
                    && blocked.test(part.substring(equals + 1).replace("\"", "").strip());
        };
    }

    /** Returns the text between quotes with backslash escapes removed, or an empty string if nothing is quoted. */
    private static String quoted(String text) {
        int open = text.indexOf('"');
        int close = text.lastIndexOf('"');
        return open < close ? text.substring(open + 1, close).replaceAll("\\\\(.)", "$1") : "";
    }

    /** Removes blocked addresses from {@code report-uri}, and the directive if none remains. */
    private static String withoutReportUris(String value, Predicate<String> blocked) {
        List<String> policies = new ArrayList<>();
        boolean changed = false;
        for (String policy : value.split(",", -1)) {
            List<String> directives = new ArrayList<>();
            for (String directive : policy.split(";", -1)) {
                String remaining = withoutReportUri(directive, blocked);
                changed |= !remaining.equals(directive);
                if (remaining.equals(directive) || !remaining.isEmpty()) {
                    directives.add(remaining);
                }
            }
            policies.add(String.join(";", directives));
        }
        return changed ? String.join(",", policies).strip() : value;
    }

    private static String withoutReportUri(String directive, Predicate<String> blocked) {
        List<String> words = new ArrayList<>(List.of(directive.strip().split("[\t\n\f\r ]+")));
        if (!words.get(0).equalsIgnoreCase("report-uri") || !words.removeIf(blocked)) {
            return directive;
        }
        return words.size() == 1 ? "" : ' ' + String.join(" ", words);
    }

    private static String withoutEndpoints(String value, Predicate<String> blocked) {
        JsonArray groups;
        try {
            groups = JsonParser.parseString('[' + value + ']').getAsJsonArray();
        } catch (JsonParseException | IllegalStateException e) {
            // Browsers ignore an invalid value, too.
            return value;
        }
        List<String> remaining = new ArrayList<>();
        boolean changed = false;
        for (JsonElement group : groups) {
            boolean removes = removeEndpoints(group, blocked);
            changed |= removes;
            if (!removes || hasEndpoints(group)) {
                remaining.add(group.toString());
            }
        }
        return changed ? String.join(", ", remaining) : value;
    }

    private static boolean removeEndpoints(JsonElement group, Predicate<String> blocked) {
        if (!group.isJsonObject() || !(group.getAsJsonObject().get("endpoints") instanceof JsonArray endpoints)) {
            return false;
        }
        int before = endpoints.size();
        for (int i = before - 1; i >= 0; i--) {
            JsonElement url = endpoints.get(i).isJsonObject()
                    ? endpoints.get(i).getAsJsonObject().get("url")
                    : null;
            if (url != null && url.isJsonPrimitive() && blocked.test(url.getAsString())) {
                endpoints.remove(i);
            }
        }
        return endpoints.size() < before;
    }

    private static boolean hasEndpoints(JsonElement group) {
        return !group.getAsJsonObject().getAsJsonArray("endpoints").isEmpty();
    }
}
