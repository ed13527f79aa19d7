// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.cookiecharter.demo.page.Markup;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;

/**
 * The page on which the town's staff edit titles. Its script uses the API; without JavaScript, its forms are posted to
 * this servlet.
 */
final class BackOfficeServlet extends PortalServlet {
    private static final long serialVersionUID = 1;

    private final transient Datasets datasets;

    BackOfficeServlet(ThirdPartyAddress thirdParty, Datasets datasets) {
        super(thirdParty);
        this.datasets = datasets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = user(request);
        if (user == null) {
            response.sendRedirect("/login");
            return;
        }
        Texts texts = texts(request);
        String csrf = CsrfToken.of(request, response);
        Markup forms = Markup.join(datasets.all().stream()
                .map(dataset -> Template.of("title-form")
                        .fill(
                                texts,
                                Map.of(
                                        "id",
                                        dataset.id(),
                                        "title",
                                        dataset.title(texts.language()),
                                        "longest",
                                        Datasets.MAX_TITLE_LENGTH,
                                        "csrf",
                                        csrf)))
                .toList());
        page(
                request,
                response,
                texts.get("back-office.title"),
                Template.of("back-office").fill(texts, Map.of("user", user, "csrf", csrf, "forms", forms)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (user(request) == null || !CsrfToken.isValid(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String title = Datasets.title(request.getParameter("title"));
        if (title == null
                || datasets.rename(request.getParameter("id"), texts(request).language(), title) == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/back-office");
    }
}
