// SPDX-License-Identifier: Apache-2.0
package com.example;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cookiecharter.consent.Consent;

/** The home page, which counts visits in the session, and sets a cookie of the statistics without asking. */
public class HomeServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer before = (Integer) request.getSession().getAttribute("visits");
        int visits = before == null ? 1 : before + 1;
        request.getSession().setAttribute("visits", visits);
        // Blocked until the visitor consents.
        response.addCookie(new Cookie("_pk_id.1.1", "a1"));

        Consent consent = (Consent) request.getAttribute(Consent.ATTRIBUTE);
        response.setContentType("text/html;charset=utf-8");
        response.getWriter().printf("""
                <!doctype html>
                <html lang="en">
                <head><title>Town</title></head>
                <body>
                  <h1>Town</h1>
                  <p>Visit %d. Statistics: %s.</p>
                  <p><a href="%s/consent/">Cookies of this site</a></p>
                </body>
                </html>
                """, visits, consent.allows("statistics"), request.getContextPath());
    }
}
