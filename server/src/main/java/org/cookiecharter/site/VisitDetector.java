// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.endpoint.SameOrigin;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * The detection of the first page of a visit, by request headers of the browser. It counts visits without identifying
 * visitors. Clients that send wrong headers are miscounted, with no further effect.
 */
final class VisitDetector {
    private static final String HTML = "text/html";
    private static final String DESTINATION = "Sec-Fetch-Dest";
    private static final String DOCUMENT = "document";
    private static final String XHTML = "application/xhtml+xml";

    private VisitDetector() {}

    /**
     * Returns whether the response is a page to which the browser navigated from outside the site.
     *
     * @param status the status of the response
     * @param fields the header fields of the response
     */
    static boolean isStart(SiteRequest request, int status, HttpFields fields) {
        return status == HttpStatus.OK_200
                && request.method().equals("GET")
                && isPage(fields.get(HttpHeader.CONTENT_TYPE))
                && isNavigation(request)
                && !SameOrigin.isSame(request);
    }

    private static boolean isPage(@Nullable String contentType) {
        return contentType != null
                && (contentType.regionMatches(true, 0, HTML, 0, HTML.length())
                        || contentType.regionMatches(true, 0, XHTML, 0, XHTML.length()));
    }

    /** Returns whether this appears to be a navigation by a person, not a load by a script or frame, or a prefetch. */
    private static boolean isNavigation(SiteRequest request) {
        if (request.headers().contains("Sec-Purpose")) {
            return false;
        }
        String destination = request.headers().get(DESTINATION);
        if (destination != null) {
            return destination.equals(DOCUMENT);
        }
        // Over TLS every current browser sends Sec-Fetch-Dest; other clients are programs.
        return !request.isSecure() && request.accepted(HttpHeader.ACCEPT).contains(HTML);
    }
}
