// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The logout page. It ends the session and deletes {@code sessionid}. */
final class LogoutServlet extends PortalServlet {
    private static final long serialVersionUID = 1;

    LogoutServlet(ThirdPartyAddress thirdParty) {
        super(thirdParty);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!CsrfToken.isValid(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.addCookie(newCookie(Portal.SESSION_COOKIE, "", 0));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/");
    }
}
