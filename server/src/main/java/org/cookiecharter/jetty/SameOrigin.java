package org.cookiecharter.jetty;

import java.net.URI;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Tells a request of the site's own pages from one that another site made the visitor's browser send. */
final class SameOrigin {
    private SameOrigin() {}

    /** By what browsers say and pages cannot forge: {@code Sec-Fetch-Site}, else {@code Origin}, else the referrer. */
    static boolean isSame(Request request) {
        HttpFields headers = request.getHeaders();
        String site = headers.get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = headers.get(HttpHeader.ORIGIN);
        return matches(request, origin != null ? origin : headers.get(HttpHeader.REFERER));
    }

    /** The path and query of this address where it is one of the request's own origin; null otherwise. */
    static @Nullable String path(Request request, @Nullable String address) {
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

    private static boolean matches(Request request, @Nullable String address) {
        if (address == null) {
            return false;
        }
        try {
            URI uri = new URI(address);
            HttpURI own = request.getHttpURI();
            String scheme = uri.getScheme();
            String host = uri.getHost();
            if (scheme == null || host == null || own.getHost() == null || uri.getRawUserInfo() != null) {
                return false;
            }
            // A proxy in front may end TLS, so "https" may reach us as "http"; the other way round is another site.
            boolean sameScheme = scheme.equalsIgnoreCase(own.getScheme())
                    || (scheme.equals("https") && "http".equals(own.getScheme()));
            return sameScheme
                    && plain(host).equals(plain(own.getHost()))
                    && port(scheme, uri.getPort()) == port(scheme, own.getPort());
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
