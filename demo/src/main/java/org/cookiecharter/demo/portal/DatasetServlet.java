// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;
import org.jspecify.annotations.Nullable;

/** The page of a dataset: its chart, a video of the third party and its share counter. */
final class DatasetServlet extends PortalServlet {
    private static final long serialVersionUID = 1;

    private final transient Datasets datasets;

    DatasetServlet(ThirdPartyAddress thirdParty, Datasets datasets) {
        super(thirdParty);
        this.datasets = datasets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Dataset dataset = find(request.getPathInfo());
        if (dataset == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        RecentDatasets.add(request, response, dataset);
        Texts texts = texts(request);
        String title = dataset.title(texts.language());
        page(
                request,
                response,
                title,
                Template.of("dataset")
                        .fill(
                                texts,
                                Map.of(
                                        "title",
                                        title,
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
                                        texts.number(dataset.records()),
                                        "chart",
                                        BarChart.of(dataset, texts),
                                        "language",
                                        texts.language().tag(),
                                        "third-party",
                                        thirdParty(request))));
    }

    private @Nullable Dataset find(@Nullable String path) {
        return path == null ? null : datasets.find(path.substring(1));
    }
}
