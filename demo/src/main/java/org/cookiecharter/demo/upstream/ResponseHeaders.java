// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.util.ListIterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** The headers of the site's response, in which the site's own address is replaced with that of the proxy. */
record ResponseHeaders(UpstreamAddress site) {
    /** Header fields with one URL, including those of common JavaScript libraries that follow redirects by script. */
    private static final Set<String> URLS = Set.of(
            "location",
            "content-location",
            "access-control-allow-origin",
            "hx-location",
            "hx-redirect",
            "hx-push-url",
            "hx-replace-url",
            "turbo-location",
            "turbolinks-location",
            "x-inertia-location",
            "x-pjax-url",
            "x-up-location");

    private static final Pattern REFRESH =
            Pattern.compile("(?i)(\\s*[0-9.]*\\s*[;,]?\\s*(?:url\\s*=\\s*)?['\"]?)([^'\"]*)(.*)");

    /**
     * Adapts the headers in place.
     *
     * @param fromSite the headers as sent by the site
     * @param headers the headers of the response to the visitor
     */
    void adapt(HttpFields fromSite, Request request, HttpFields.Mutable headers) {
        ConnectionOptions options = new ConnectionOptions(fromSite);
        for (ListIterator<HttpField> fields = headers.listIterator(); fields.hasNext(); ) {
            HttpField field = fields.next();
            String value = field.getValue();
            // Alt-Svc would direct browsers past the proxy to the site's own port.
            if (options.contains(field) || field.getLowerCaseName().equals("alt-svc")) {
                fields.remove();
            } else if (value != null) {
                String adapted = adapt(field.getLowerCaseName(), value, request);
                if (!adapted.equals(value)) {
                    fields.set(new HttpField(field.getHeader(), field.getName(), adapted));
                }
            }
        }
        TrailerFields.announce(fromSite, headers);
    }

    private String adapt(String header, String value, Request request) {
        if (URLS.contains(header)) {
            return url(value, request);
        }
        return switch (header) {
            case "refresh" -> refresh(value, request);
            case "set-cookie" -> CookieDomain.adapt(value, String.valueOf(Request.getServerName(request)));
            default -> value;
        };
    }

    private String url(String value, Request request) {
        String scheme = PublicOrigin.scheme(request);
        UrlReference target = UrlReference.parse(value, scheme);
        return target == null || !site.includes(target) ? value : PublicOrigin.of(request) + target.rest();
    }

    private String refresh(String value, Request request) {
        Matcher parts = REFRESH.matcher(value);
        return parts.matches() ? parts.group(1) + url(parts.group(2), request) + parts.group(3) : value;
    }
}
