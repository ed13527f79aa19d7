// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cookiecharter.demo.page.Language;

/** The language switch. It stores the language in the charter's {@code django_language} cookie. */
final class LanguageServlet extends PortalServlet {
    private static final long serialVersionUID = 1;
    private static final int TWELVE_MONTHS = 365 * 24 * 3600;

    LanguageServlet(ThirdPartyAddress thirdParty) {
        super(thirdParty);
    }

    /** Changes the language. No CSRF token is required, because a page in another language does no harm. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Language language = Language.of(request.getParameter("language"));
        if (language == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.addCookie(newCookie(Language.COOKIE, language.tag(), TWELVE_MONTHS));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", LocalPath.of(request.getParameter("next")));
    }
}
