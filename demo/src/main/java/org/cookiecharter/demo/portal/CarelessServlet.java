// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;

/** A page with undeclared cookies: those that the server sets and those that its script writes are blocked. */
final class CarelessServlet extends PortalServlet {
    static final String COOKIE = "forgotten_campaign";
    private static final long serialVersionUID = 1;
    private static final int ONE_YEAR = 365 * 24 * 3600;

    CarelessServlet(ThirdPartyAddress thirdParty) {
        super(thirdParty);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addCookie(newCookie(COOKIE, "autumn", ONE_YEAR));
        Texts texts = texts(request);
        page(
                request,
                response,
                texts.get("careless.title"),
                Template.of("careless").fill(texts));
    }
}
