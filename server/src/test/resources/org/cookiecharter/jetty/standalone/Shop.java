// SPDX-License-Identifier: Apache-2.0
package shop;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.cookiecharter.consent.Consent;

/** An ordinary web application. The tests compile it, not the build. */
public final class Shop extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Cookie film = new Cookie("VISITOR_INFO1_LIVE", "seen");
        film.setMaxAge(60);
        film.setHttpOnly(true);
        response.addCookie(film);
        response.addCookie(new Cookie("undeclared", "1"));
        Integer visits = (Integer) request.getSession().getAttribute("visits");
        request.getSession().setAttribute("visits", visits == null ? 1 : visits + 1);
        Consent consent = (Consent) request.getAttribute(Consent.ATTRIBUTE);
        List<String> cookies = request.getCookies() == null
                ? List.of()
                : Arrays.stream(request.getCookies()).map(Cookie::getName).toList();
        response.setContentType("text/html;charset=utf-8");
        response.getWriter()
                .printf(
                        "<!doctype html><html><head><title>Shop</title></head><body>visit %s, videos %s, sees %s, gson %s",
                        request.getSession().getAttribute("visits"), consent.allows("videos"), cookies, gson());
    }

    /** Returns whether the server's own libraries are visible. */
    private static boolean gson() {
        try {
            Class.forName("com.google.gson.Gson");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
