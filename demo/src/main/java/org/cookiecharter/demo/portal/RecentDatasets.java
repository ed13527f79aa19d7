// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The datasets that a visitor has looked at (an example of personalisation), in a cookie that scripts cannot read.
 *
 * <p>There is no line about consent here: without it, the cookie that is set does not arrive, and the one that was
 * there is not seen.
 */
final class RecentDatasets {
    static final String COOKIE = "recent_datasets";
    private static final int THREE_MONTHS = 90 * 24 * 3600;
    private static final int AT_MOST = 3;

    private RecentDatasets() {}

    /** Their ids, the last one first. */
    static List<String> of(HttpServletRequest request) {
        String value = PortalServlet.cookie(request, COOKIE);
        return value == null ? List.of() : List.of(value.split("\\.", AT_MOST + 1));
    }

    static void add(HttpServletRequest request, HttpServletResponse response, Dataset dataset) {
        List<String> ids = new ArrayList<>(of(request));
        ids.remove(dataset.id());
        ids.add(0, dataset.id());
        Cookie cookie = PortalServlet.newCookie(
                COOKIE, String.join(".", ids.subList(0, Math.min(ids.size(), AT_MOST))), THREE_MONTHS);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }
}
