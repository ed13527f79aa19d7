// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A {@code Link} response header (RFC 8288, 3), by which browsers load or prepare resources before they parse the page.
 */
final class LinkHeader {
    private LinkHeader() {}

    /**
     * Returns a header value without the links to blocked hosts: the same instance if no link is blocked, or an empty
     * string if no link remains.
     *
     * @param isBlocked whether the host of an address is blocked; called only for links that browsers fetch
     */
    static String without(String value, Predicate<String> isBlocked) {
        List<String> remaining = new ArrayList<>();
        boolean changed = false;
        for (String link : split(value, ',')) {
            boolean removes = AddressAttribute.isFetched(parameter(link, "rel"))
                    && addresses(link).stream().anyMatch(isBlocked);
            changed |= removes;
            if (!removes) {
                remaining.add(link);
            }
        }
        return changed ? String.join(",", remaining).strip() : value;
    }

    /** Returns the addresses that a browser may load for a link: its target and its image candidates. */
    private static List<String> addresses(String link) {
        int open = link.indexOf('<');
        int close = link.indexOf('>', open);
        if (open < 0 || close < open) {
            return List.of();
        }
        List<String> addresses = new ArrayList<>(List.of(link.substring(open + 1, close)));
        addresses.addAll(AddressAttribute.addresses("link", "imagesrcset", parameter(link, "imagesrcset")));
        return addresses;
    }

    /**
     * Returns the value of a parameter, or an empty string if there is none. If there are several {@code rel}, the
     * first counts (RFC 8288, 3.3).
     */
    private static String parameter(String link, String name) {
        List<String> parts = split(link, ';');
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals >= 0 && part.substring(0, equals).strip().equalsIgnoreCase(name)) {
                return part.substring(equals + 1)
                        .replaceAll("\\\\(.)", "$1")
                        .replace("\"", "")
                        .strip();
            }
        }
        return "";
    }

    /** Splits a text at each separator that is neither quoted nor part of an address. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        boolean address = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"' && !address) {
                quoted = !quoted;
            } else if (!quoted && (c == '<' || c == '>')) {
                address = c == '<';
            } else if (c == separator && !quoted && !address) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
