// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** The check that a request is made by the site's own pages, not by the visitor's browser on behalf of another site. */
public final class SameOrigin {
    /** Without user information. Less strict than {@link URI#getHost}, which rejects hosts like {@code my_site}. */
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

    private SameOrigin() {}

    /**
     * Checks the header fields that browsers send and pages cannot forge: {@code Sec-Fetch-Site}, else {@code Origin},
     * else the referrer.
     */
    public static boolean isSame(SiteRequest request) {
        HttpFields headers = request.headers();
        String site = headers.get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = headers.get(HttpHeader.ORIGIN);
        return matches(request, origin != null ? origin : headers.get(HttpHeader.REFERER));
    }

    /** Returns the path and query of a URL of the request's own origin; null for any other URL. */
    public static @Nullable String path(SiteRequest request, @Nullable String url) {
        if (!matches(request, url)) {
            return null;
        }
        URI uri = URI.create(String.valueOf(url));
        String path = uri.getRawPath();
        // A path that starts with "//host" would be parsed as another host.
        if (path == null || !path.startsWith("/") || path.startsWith("//")) {
            return null;
        }
        return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
    }

    private static boolean matches(SiteRequest request, @Nullable String url) {
        if (url == null) {
            return false;
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            Matcher authority = AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
            HttpURI requestUri = request.uri();
            if (scheme == null || requestUri.getHost() == null || !authority.matches()) {
                return false;
            }
            // A proxy may terminate TLS, so "https" may arrive as "http"; the reverse is another site.
            boolean sameScheme = scheme.equalsIgnoreCase(requestUri.getScheme())
                    || (scheme.equalsIgnoreCase("https") && "http".equals(requestUri.getScheme()));
            int port = authority.group(2) == null ? 0 : Integer.parseInt(authority.group(2));
            return sameScheme
                    && withoutBrackets(authority.group(1)).equals(withoutBrackets(requestUri.getHost()))
                    && port(scheme, port) == port(scheme, requestUri.getPort());
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    /** Removes the brackets of an IPv6 address, which some clients omit. */
    private static String withoutBrackets(String host) {
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
