// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The headers of the request to the site: those of the visitor's request without the connection-specific ones, and
 * {@code X-Forwarded-*} that describe the client. Values of {@code X-Forwarded-*} in the visitor's request are not
 * forwarded.
 */
record RequestHeaders(UpstreamAddress site) {
    /** Header fields with a URL that the site compares with its own to recognise its own pages. */
    private static final Set<HttpHeader> SAME_SITE_URLS = Set.of(HttpHeader.ORIGIN, HttpHeader.REFERER);

    void copy(Request request, HttpFields.Mutable headers) {
        ConnectionOptions options = new ConnectionOptions(request.getHeaders());
        for (HttpField field : request.getHeaders()) {
            if (!options.contains(field) && !isForwarded(field.getLowerCaseName())) {
                headers.add(site.name() == null ? field : withSiteName(field, site.name(), request));
            }
        }
        TrailerFields.announce(request.getHeaders(), headers);
        if (request.getHeaders().contains(HttpHeader.TE, "trailers")) {
            headers.put(HttpHeader.TE, "trailers");
            headers.put(HttpHeader.CONNECTION, "TE");
        }
        if (WebSocketTunnel.isRequested(request)) {
            headers.put(HttpHeader.CONNECTION, "Upgrade");
            headers.put(HttpHeader.UPGRADE, request.getHeaders().get(HttpHeader.UPGRADE));
        }
        // Jetty encloses an IPv6 address in brackets.
        headers.put(
                "X-Forwarded-For",
                String.valueOf(Request.getRemoteAddr(request)).replace("[", "").replace("]", ""));
        headers.put("X-Forwarded-Proto", PublicOrigin.scheme(request));
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host != null) {
            headers.put("X-Forwarded-Host", host);
        }
    }

    private static boolean isForwarded(String name) {
        return name.startsWith("x-forwarded-") || name.equals("forwarded") || name.equals("x-real-ip");
    }

    /** Returns the header field as it would be if the visitor had requested the site by its own name. */
    private static HttpField withSiteName(HttpField field, String name, Request request) {
        HttpHeader header = field.getHeader();
        if (header == HttpHeader.HOST) {
            return new HttpField(HttpHeader.HOST, name);
        }
        String value = field.getValue();
        return header != null && value != null && SAME_SITE_URLS.contains(header)
                ? replaceHost(field, value, name, PublicOrigin.of(request))
                : field;
    }

    private static HttpField replaceHost(HttpField field, String value, String name, @Nullable String origin) {
        if (origin == null || !value.toLowerCase(Locale.ROOT).startsWith(origin.toLowerCase(Locale.ROOT))) {
            return field;
        }
        String rest = value.substring(origin.length());
        boolean own = rest.isEmpty() || rest.startsWith("/");
        String scheme = origin.substring(0, origin.indexOf(':'));
        return own ? new HttpField(field.getHeader(), field.getName(), scheme + "://" + name + rest) : field;
    }
}
