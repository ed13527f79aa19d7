// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the original request, before any dispatch: a forward changes what the container's request returns.
 *
 * @param container the container's request
 */
record OriginalRequest(
        String method,
        HttpFields headers,
        HttpURI uri,
        boolean isSecure,
        String host,
        int port,
        String remoteAddress,
        HttpServletRequest container)
        implements SiteRequest {
    /** Tomcat's default limit; other containers allow at least as much. */
    private static final int MAX_HEADER_BYTES = 8 * 1024;

    static OriginalRequest of(HttpServletRequest request) {
        HttpFields.Mutable headers = HttpFields.build();
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            for (Enumeration<String> values = request.getHeaders(name); values.hasMoreElements(); ) {
                headers.add(new HttpField(name, values.nextElement()));
            }
        }
        String host = String.valueOf(request.getServerName());
        String address = request.getRemoteAddr();
        return new OriginalRequest(
                request.getMethod(),
                headers.asImmutable(),
                uri(request, host),
                request.isSecure(),
                host,
                request.getServerPort(),
                address == null ? "" : address,
                request);
    }

    private static HttpURI uri(HttpServletRequest request, String host) {
        HttpURI.Mutable uri =
                HttpURI.build().scheme(request.getScheme()).host(host).port(request.getServerPort());
        String query = request.getQueryString();
        try {
            return uri.pathQuery(query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query)
                    .asImmutable();
        } catch (IllegalArgumentException e) {
            // Some containers accept invalid request targets.
            return uri.path("/").query(null).asImmutable();
        }
    }

    @Override
    public @Nullable Object attribute(String name) {
        return container.getAttribute(name);
    }

    @Override
    public int maxResponseHeaderBytes() {
        return MAX_HEADER_BYTES;
    }
}
