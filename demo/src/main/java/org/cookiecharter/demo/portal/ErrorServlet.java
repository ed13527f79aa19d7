// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;

/** The error page, inside the portal's frame and with access to the preferences. */
final class ErrorServlet extends PortalServlet {
    private static final long serialVersionUID = 1;

    ErrorServlet(ThirdPartyAddress thirdParty) {
        super(thirdParty);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute("jakarta.servlet.error.status_code") instanceof Integer)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        Texts texts = texts(request);
        int status = response.getStatus();
        String title = texts.get("error." + status, texts.get("error.other"));
        page(request, response, title, Template.of("error").fill(texts, Map.of("title", title, "status", status)));
    }
}
