// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The anonymous statistics (an example): a cookie with the day of the first visit, which is the same for all visitors
 * of that day.
 *
 * <p>It is set with every page, which would extend its lifetime indefinitely; the consent handler prevents this.
 */
final class VisitCounter {
    static final String COOKIE = "visit_stats";
    private static final int THIRTEEN_MONTHS = 395 * 24 * 3600;

    private VisitCounter() {}

    static void count(HttpServletRequest request, HttpServletResponse response) {
        String known = PortalServlet.cookie(request, COOKIE);
        String day = known == null ? LocalDate.now(ZoneOffset.UTC).toString() : known;
        if (day.matches("[0-9-]{10}")) {
            response.addCookie(PortalServlet.newCookie(COOKIE, day, THIRTEEN_MONTHS));
        }
    }
}
