// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.endpoint.SameOrigin;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The detection of the first page of a visit, by request headers of the browser. It counts visits without identifying
 * visitors. Clients that send wrong headers are miscounted, with no further effect.
 */
final class VisitDetector {
    private static final String HTML = "text/html";
    private static final String DESTINATION = "Sec-Fetch-Dest";
    private static final String DOCUMENT = "document";

    private VisitDetector() {}

    /**
     * Returns whether a response is a page to which the browser navigated from outside the site.
     *
     * @param status the status of the response
     * @param isPage whether it declares the type of a page
     */
    static boolean isStart(SiteRequest request, int status, boolean isPage) {
        return status == HttpStatus.OK_200
                && request.method().equals("GET")
                && isPage
                && isNavigation(request)
                && !SameOrigin.isSame(request);
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
