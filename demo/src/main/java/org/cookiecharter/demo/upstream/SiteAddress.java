// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Where the site is, and what in its answers says so.
 *
 * <p>A cookie whose {@code Domain} does not cover the host that the visitor typed would be thrown away by every browser:
 * a site under {@code Domain=example.org}, tried on {@code localhost}, could not even log anyone in. Such a
 * {@code Domain} is left out, so that the cookie belongs to this host alone; one that fits stays.
 */
record SiteAddress(URI uri) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Makes the fields of the site's answer ours.
     *
     * @param fromSite the fields as the site sent them
     * @param headers the same in our answer, without those that every proxy drops
     */
    void adapt(HttpFields fromSite, Request request, HttpFields.Mutable headers) {
        Set<String> dropped = new HashSet<>();
        // Alt-Svc would lead browsers past us, to the site's own port.
        dropped.add("alt-svc");
        fromSite.getCSV(HttpHeader.CONNECTION, false).forEach(name -> dropped.add(name.toLowerCase(Locale.ROOT)));
        for (ListIterator<HttpField> fields = headers.listIterator(); fields.hasNext(); ) {
            HttpField field = fields.next();
            String value = field.getValue();
            if (dropped.contains(field.getLowerCaseName())) {
                fields.remove();
            } else if (value != null) {
                String adapted = adapt(field.getLowerCaseName(), value, request);
                if (!adapted.equals(value)) {
                    fields.set(new HttpField(field.getHeader(), field.getName(), adapted));
                }
            }
        }
    }

    /** The value that this header shall have in the answer to this request. */
    private String adapt(String header, String value, Request request) {
        return switch (header) {
            case "location", "content-location" -> address(value, request);
            case "set-cookie" -> cookie(value, Request.getServerName(request));
            default -> value;
        };
    }

    private String address(String value, Request request) {
        URI target;
        try {
            target = new URI(value);
        } catch (URISyntaxException e) {
            return value;
        }
        if (target.getHost() == null || !isHere(target)) {
            return value;
        }
        String scheme = request.isSecure() ? "https" : "http";
        String authority = request.getHttpURI().getAuthority();
        String path = target.getRawPath() == null ? "" : target.getRawPath();
        return scheme + "://" + authority + path
                + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery())
                + (target.getRawFragment() == null ? "" : "#" + target.getRawFragment());
    }

    /** Whether this address is the site's; one without a scheme takes the site's. */
    private boolean isHere(URI target) {
        String scheme = target.getScheme() == null ? uri.getScheme() : target.getScheme();
        return uri.getScheme().equalsIgnoreCase(scheme)
                && port(scheme, target.getPort()) == port(uri.getScheme(), uri.getPort())
                && sameHost(uri.getHost(), target.getHost());
    }

    private static boolean sameHost(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        return a.equals(b) || (LOOPBACK.contains(a) && LOOPBACK.contains(b));
    }

    private static int port(String scheme, int port) {
        return port >= 0 ? port : scheme.equalsIgnoreCase("https") ? 443 : 80;
    }

    private static String cookie(String value, @Nullable String host) {
        if (host == null || !value.toLowerCase(Locale.ROOT).contains("domain")) {
            return value;
        }
        List<String> parts = new ArrayList<>(List.of(value.split(";", -1)));
        // The first part is name and value; even there, "domain=x" is no attribute.
        List<String> attributes = parts.subList(1, parts.size());
        attributes.removeIf(part -> {
            String[] pair = part.split("=", 2);
            return pair[0].trim().equalsIgnoreCase("domain") && (pair.length < 2 || !covers(pair[1].trim(), host));
        });
        return String.join(";", parts);
    }

    /** Whether a cookie of this domain is sent to this host (RFC 6265bis, 5.1.3). */
    private static boolean covers(String domain, String host) {
        String wanted = domain.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        String name = host.toLowerCase(Locale.ROOT);
        boolean address = name.matches("[0-9.]+") || name.contains(":");
        return name.equals(wanted) || (!address && !wanted.isEmpty() && name.endsWith("." + wanted));
    }
}
