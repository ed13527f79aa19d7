// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;

/** A response whose content browsers display, by its method and status. */
final class DisplayedResponse {
    private DisplayedResponse() {}

    /** Returns whether browsers display the response if it is a page. */
    static boolean isDisplayed(PageContext request, MetaData.Response response) {
        String method = request.method();
        if (!HttpMethod.GET.is(method) && !HttpMethod.POST.is(method) && !HttpMethod.HEAD.is(method)) {
            return false;
        }
        int status = response.getStatus();
        if (RedirectFilter.isRedirect(status)) {
            return !hasLocation(response.getHttpFields());
        }
        return switch (status) {
            case HttpStatus.NO_CONTENT_204, HttpStatus.RESET_CONTENT_205 -> false;
            // A requested range is inserted by byte offsets; an unrequested one is displayed as a whole.
            case HttpStatus.PARTIAL_CONTENT_206 -> !request.headers().contains(HttpHeader.RANGE);
            default -> status >= 200;
        };
    }

    /** Returns whether the response has a redirect target; otherwise browsers display its content. */
    private static boolean hasLocation(HttpFields headers) {
        for (HttpField field : headers) {
            if (field.is("Location")
                    && field.getValue() != null
                    && !field.getValue().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
