// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cookiecharter.demo.page.ContentPolicy;
import org.cookiecharter.demo.page.Language;
import org.cookiecharter.demo.page.Markup;
import org.cookiecharter.demo.page.PageFrame;
import org.cookiecharter.demo.page.Texts;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** The base class of the portal's pages. */
abstract class PortalServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    /** The session attribute that contains the user name. */
    static final String USER = "user";

    private final transient ThirdPartyAddress thirdParty;

    PortalServlet(ThirdPartyAddress thirdParty) {
        this.thirdParty = thirdParty;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        super.service(request, response);
    }

    static Texts texts(HttpServletRequest request) {
        return Texts.in(Language.of(ServletContextRequest.getServletContextRequest(request)));
    }

    /** Returns the origin of the third party for browsers that requested this host. */
    String thirdParty(HttpServletRequest request) {
        return thirdParty.originFor(request.getServerName());
    }

    /** Returns the name of the logged-in user, or null if there is none; no session is created. */
    static @Nullable String user(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(USER);
    }

    void page(HttpServletRequest request, HttpServletResponse response, String title, Markup main) throws IOException {
        VisitCounter.count(request, response);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Security-Policy", ContentPolicy.allowing(thirdParty(request)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.getWriter().write(PageFrame.PORTAL.render(texts(request), request.getRequestURI(), title, main));
    }

    /** Returns the value of a cookie that reaches this application, or null if there is none. */
    static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /**
     * Creates a host-only cookie.
     *
     * @param seconds the lifetime
     */
    static Cookie newCookie(String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
