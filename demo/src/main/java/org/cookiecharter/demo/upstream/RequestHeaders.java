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
 * The headers of the request to the site: those of the visitor without what concerns one connection alone, and with
 * {@code X-Forwarded-*} that say who asked. What the visitor claims there is not passed on.
 */
record RequestHeaders(UpstreamAddress site) {
    /** Fields whose URL the site compares with its own address, to tell its own pages from others. */
    private static final Set<HttpHeader> OWN_PAGES = Set.of(HttpHeader.ORIGIN, HttpHeader.REFERER);

    void copy(Request request, HttpFields.Mutable headers) {
        ConnectionOptions options = new ConnectionOptions(request.getHeaders());
        for (HttpField field : request.getHeaders()) {
            if (!options.contains(field) && !isForwarded(field.getLowerCaseName())) {
                headers.add(site.name() == null ? field : named(field, site.name(), request));
            }
        }
        if (WebSocketTunnel.isRequested(request)) {
            headers.put(HttpHeader.CONNECTION, "Upgrade");
            headers.put(HttpHeader.UPGRADE, request.getHeaders().get(HttpHeader.UPGRADE));
        }
        // Jetty puts an IPv6 address into brackets.
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

    /** The field as if the visitor had typed the site's own name. */
    private static HttpField named(HttpField field, String name, Request request) {
        HttpHeader header = field.getHeader();
        if (header == HttpHeader.HOST) {
            return new HttpField(HttpHeader.HOST, name);
        }
        String value = field.getValue();
        return header != null && value != null && OWN_PAGES.contains(header)
                ? renamed(field, value, name, PublicOrigin.of(request))
                : field;
    }

    private static HttpField renamed(HttpField field, String value, String name, @Nullable String origin) {
        if (origin == null || !value.toLowerCase(Locale.ROOT).startsWith(origin.toLowerCase(Locale.ROOT))) {
            return field;
        }
        String rest = value.substring(origin.length());
        boolean own = rest.isEmpty() || rest.startsWith("/");
        String scheme = origin.substring(0, origin.indexOf(':'));
        return own ? new HttpField(field.getHeader(), field.getName(), scheme + "://" + name + rest) : field;
    }
}
