// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A {@code Link} response field (RFC 8288, 3), by which browsers load or prepare things before they see the page. */
final class LinkField {
    private LinkField() {}

    /**
     * The field without the links to hosts that are held back; the very same text where there is none, empty where
     * nothing is left.
     *
     * @param held whether the host of a link is held back; asked only for links that are fetched
     */
    static String without(String field, Predicate<String> held) {
        List<String> kept = new ArrayList<>();
        boolean changed = false;
        for (String link : split(field, ',')) {
            String address = address(link);
            boolean drops = address != null && AddressAttribute.isFetched(relations(link)) && held.test(address);
            changed |= drops;
            if (!drops) {
                kept.add(link);
            }
        }
        return changed ? String.join(",", kept).strip() : field;
    }

    private static @Nullable String address(String link) {
        int open = link.indexOf('<');
        int close = link.indexOf('>', open);
        return open >= 0 && close > open ? link.substring(open + 1, close) : null;
    }

    /** Of several {@code rel} parameters the first counts (RFC 8288, 3.3). */
    private static String relations(String link) {
        List<String> parts = split(link, ';');
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (name.strip().toLowerCase(Locale.ROOT).equals("rel") && equals >= 0) {
                return part.substring(equals + 1).replace("\"", "").strip();
            }
        }
        return "";
    }

    /** At each separator that is neither quoted nor part of an address. */
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
