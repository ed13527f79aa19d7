// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;

/**
 * The login page. It sets the charter's {@code csrftoken} when it is opened, and {@code sessionid} after a successful
 * login.
 */
final class LoginServlet extends PortalServlet {
    static final String PASSWORD = "demo";
    private static final long serialVersionUID = 1;
    private static final int MAX_NAME_LENGTH = 60;

    LoginServlet(ThirdPartyAddress thirdParty) {
        super(thirdParty);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (user(request) != null) {
            response.sendRedirect("/back-office");
            return;
        }
        form(request, response, "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = String.valueOf(request.getParameter("user")).strip();
        if (!CsrfToken.isValid(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            form(request, response, texts(request).get("login.csrf"));
        } else if (user.isEmpty()
                || user.length() > MAX_NAME_LENGTH
                || !PASSWORD.equals(request.getParameter("password"))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            form(request, response, texts(request).get("login.wrong"));
        } else {
            request.getSession(true).setAttribute(USER, user);
            CsrfToken.renew(response);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/back-office");
        }
    }

    private void form(HttpServletRequest request, HttpServletResponse response, String error) throws IOException {
        Texts texts = texts(request);
        page(
                request,
                response,
                texts.get("login.title"),
                Template.of("login")
                        .fill(
                                texts,
                                Map.of(
                                        "error", error,
                                        "password", PASSWORD,
                                        "csrf", CsrfToken.of(request, response))));
    }
}
