// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** Tells a request of the site's own pages from one that another site made the visitor's browser send. */
final class SameOrigin {
    /** Without user information. Not as strict as {@link URI#getHost}, which knows no host named {@code my_site}. */
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

    private SameOrigin() {}

    /** By what browsers say and pages cannot forge: {@code Sec-Fetch-Site}, else {@code Origin}, else the referrer. */
    static boolean isSame(SiteRequest request) {
        HttpFields headers = request.headers();
        String site = headers.get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = headers.get(HttpHeader.ORIGIN);
        return matches(request, origin != null ? origin : headers.get(HttpHeader.REFERER));
    }

    /** The path and query of this address where it is one of the request's own origin; null otherwise. */
    static @Nullable String path(SiteRequest request, @Nullable String address) {
        if (!matches(request, address)) {
            return null;
        }
        URI uri = URI.create(String.valueOf(address));
        String path = uri.getRawPath();
        // "//host" at the start of a path would be read as another host.
        if (path == null || !path.startsWith("/") || path.startsWith("//")) {
            return null;
        }
        return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
    }

    private static boolean matches(SiteRequest request, @Nullable String address) {
        if (address == null) {
            return false;
        }
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme();
            Matcher authority = AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
            HttpURI own = request.uri();
            if (scheme == null || own.getHost() == null || !authority.matches()) {
                return false;
            }
            // A proxy in front may end TLS, so "https" may reach us as "http"; the other way round is another site.
            boolean sameScheme = scheme.equalsIgnoreCase(own.getScheme())
                    || (scheme.equalsIgnoreCase("https") && "http".equals(own.getScheme()));
            int port = authority.group(2) == null ? 0 : Integer.parseInt(authority.group(2));
            return sameScheme
                    && plain(authority.group(1)).equals(plain(own.getHost()))
                    && port(scheme, port) == port(scheme, own.getPort());
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    /** Of an IPv6 address, some write the brackets and some do not. */
    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static int port(String scheme, int port) {
        if (port > 0) {
            return port;
        }
        return scheme.equalsIgnoreCase("https") ? 443 : 80;
    }
}
