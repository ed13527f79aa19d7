// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.demo.page.Markup;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;

/** The home page, with suggestions for visitors and all datasets. */
final class HomeServlet extends PortalServlet {
    private static final long serialVersionUID = 1;

    private final transient Datasets datasets;

    HomeServlet(ThirdPartyAddress thirdParty, Datasets datasets) {
        super(thirdParty);
        this.datasets = datasets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = texts(request);
        Markup main = Template.of("home")
                .fill(texts, Map.of("recent", recent(request, texts), "cards", cards(datasets.all(), texts)));
        page(request, response, texts.get("home.title"), main);
    }

    private Markup recent(HttpServletRequest request, Texts texts) {
        List<Dataset> recent = RecentDatasets.of(request).stream()
                .map(datasets::find)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (recent.isEmpty()) {
            return Markup.NONE;
        }
        Markup links = Markup.join(recent.stream()
                .map(dataset -> Template.of("recent-link")
                        .fill(texts, Map.of("id", dataset.id(), "title", dataset.title(texts.language()))))
                .toList());
        return Template.of("recent").fill(texts, Map.of("links", links));
    }

    private static Markup cards(List<Dataset> datasets, Texts texts) {
        return Markup.join(datasets.stream()
                .map(dataset -> Template.of("card")
                        .fill(
                                texts,
                                Map.of(
                                        "id",
                                        dataset.id(),
                                        "title",
                                        dataset.title(texts.language()),
                                        "summary",
                                        dataset.summary(texts.language()),
                                        "theme",
                                        texts.get("theme." + dataset.theme()),
                                        "theme-id",
                                        dataset.theme(),
                                        "updated",
                                        dataset.updated(),
                                        "day",
                                        texts.day(dataset.updated()),
                                        "records",
                                        texts.number(dataset.records()))))
                .toList());
    }
}
