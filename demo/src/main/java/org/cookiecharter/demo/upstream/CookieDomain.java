// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The {@code Domain} attribute of the site's cookies.
 *
 * <p>A browser discards a cookie whose {@code Domain} does not cover the requested host: on {@code localhost}, a site
 * with {@code Domain=example.org} could not even log a user in. Such an attribute is removed, so that the cookie is
 * host-only; an attribute that covers the host remains.
 */
final class CookieDomain {
    private CookieDomain() {}

    /** Returns the {@code Set-Cookie} value without a {@code Domain} that does not cover this host. */
    static String adapt(String value, String host) {
        if (!value.toLowerCase(Locale.ROOT).contains("domain")) {
            return value;
        }
        List<String> parts = new ArrayList<>(List.of(value.split(";", -1)));
        // The first part is the name and value; even "domain=x" is not an attribute there.
        List<String> attributes = parts.subList(1, parts.size());
        attributes.removeIf(part -> {
            String[] pair = part.split("=", 2);
            return pair[0].trim().equalsIgnoreCase("domain") && (pair.length < 2 || !covers(pair[1].trim(), host));
        });
        return String.join(";", parts);
    }

    /** Returns whether a cookie with this domain is sent to this host (RFC 6265bis, 5.1.3). */
    private static boolean covers(String domain, String host) {
        String cookieDomain = domain.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        String name = host.toLowerCase(Locale.ROOT);
        boolean address = name.matches("[0-9.]+") || name.contains(":");
        return name.equals(cookieDomain) || (!address && !cookieDomain.isEmpty() && name.endsWith("." + cookieDomain));
    }
}
