// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The datasets that a visitor has recently viewed (an example of personalisation), in an {@code HttpOnly} cookie.
 *
 * <p>It contains no code for consent: without consent, the cookie that it sets is blocked, and an existing one is
 * hidden from it.
 */
final class RecentDatasets {
    static final String COOKIE = "recent_datasets";
    private static final int THREE_MONTHS = 90 * 24 * 3600;
    private static final int MAX_DATASETS = 3;

    private RecentDatasets() {}

    /** Returns the ids of the datasets, the latest first. */
    static List<String> of(HttpServletRequest request) {
        String value = PortalServlet.cookie(request, COOKIE);
        return value == null ? List.of() : List.of(value.split("\\.", MAX_DATASETS + 1));
    }

    static void add(HttpServletRequest request, HttpServletResponse response, Dataset dataset) {
        List<String> ids = new ArrayList<>(of(request));
        ids.remove(dataset.id());
        ids.add(0, dataset.id());
        Cookie cookie = PortalServlet.newCookie(
                COOKIE, String.join(".", ids.subList(0, Math.min(ids.size(), MAX_DATASETS))), THREE_MONTHS);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }
}
