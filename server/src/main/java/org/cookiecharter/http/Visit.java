// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Tells the first page of a visit from all else that is asked for, by what browsers say of themselves: so visits can be
 * counted without a mark on any visitor. Who lies about it is counted wrongly, which costs no more than a wrong number.
 */
final class Visit {
    private static final String HTML = "text/html";
    private static final String DESTINATION = "Sec-Fetch-Dest";
    private static final String DOCUMENT = "document";
    private static final String XHTML = "application/xhtml+xml";

    private Visit() {}

    /**
     * Whether a page was navigated to from outside of the site.
     *
     * @param status of the response
     * @param fields of the response
     */
    static boolean begins(SiteRequest request, int status, HttpFields fields) {
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

    /** A person's, as far as can be told: neither a script's, nor a frame's, nor one ahead of need. */
    private static boolean isNavigation(SiteRequest request) {
        if (request.headers().contains("Sec-Purpose")) {
            return false;
        }
        String destination = request.headers().get(DESTINATION);
        if (destination != null) {
            return destination.equals(DOCUMENT);
        }
        // Over TLS every browser of today says where it goes: what does not is a program.
        return !request.isSecure() && request.accepted(HttpHeader.ACCEPT).contains(HTML);
    }
}
