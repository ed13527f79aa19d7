// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import java.net.URI;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The check that a form was sent by a page of the console's own origin, by fields that pages cannot forge. */
final class RequestOrigin {
    private RequestOrigin() {}

    /**
     * Returns whether a request comes from this origin: by {@code Sec-Fetch-Site}, and by the host of {@code Origin}.
     * A request without either is not: every browser of today sends one of them with a form.
     */
    static boolean isSame(Request request) {
        HttpFields headers = request.getHeaders();
        String site = headers.get("Sec-Fetch-Site");
        String origin = headers.get(HttpHeader.ORIGIN);
        if (site == null && origin == null) {
            return false;
        }
        return (site == null || site.equals("same-origin")) && (origin == null || isHostOf(request, origin));
    }

    /** Compares hosts and ports only: a proxy may terminate TLS, so that the scheme of the request differs. */
    private static boolean isHostOf(Request request, String origin) {
        try {
            URI uri = URI.create(origin);
            @Nullable String host = uri.getHost();
            int defaultPort = "https".equals(uri.getScheme()) ? 443 : 80;
            int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
            int own = Request.getServerPort(request);
            boolean hasDefaultPort = own <= 0 || own == 80 || own == 443;
            return host != null
                    && host.toLowerCase(Locale.ROOT)
                            .equals(String.valueOf(Request.getServerName(request))
                                    .toLowerCase(Locale.ROOT))
                    && (port == own || (hasDefaultPort && port == defaultPort));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
