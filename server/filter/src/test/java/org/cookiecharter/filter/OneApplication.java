// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.filter.container.LoopbackTomcat;
import org.cookiecharter.filter.matrix.Reply;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;

/** A Tomcat with one application behind a filter, for tests that stop it. */
final class OneApplication implements AutoCloseable {
    static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "categories": [
              {"id": "media", "consent": "opt-in", "name": "Media", "purpose": "To show media"}],
             "regions": [{"use": "us-opt-out"}],
             "services": [
              {"id": "video", "provider": "Them", "name": "Video", "category": "media", "cookies": [
                {"name": "_v", "purpose": "To measure", "duration": "P6M"}]}]}
            """;

    private final Tomcat tomcat;

    /** @param async whether the filter and the application may respond asynchronously */
    OneApplication(Path directory, ProofStore proofs, ConsentSettings settings, boolean async) throws Exception {
        tomcat = LoopbackTomcat.in(directory.resolve("tomcat"));
        Context context = tomcat.addContext(
                "", Files.createDirectories(directory.resolve("files")).toString());
        FilterDef filter = new FilterDef();
        filter.setFilterName("consent");
        filter.setFilter(
                new ConsentFilter(CatalogueProvider.one(Catalogue.parse(CATALOGUE, "one.json")), proofs, settings));
        filter.setAsyncSupported(Boolean.toString(async));
        context.addFilterDef(filter);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("consent");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
        Wrapper pages = Tomcat.addServlet(context, "pages", new Pages());
        pages.setAsyncSupported(async);
        pages.addMapping("/*");
        tomcat.start();
    }

    Reply request(String... request) throws IOException {
        return Reply.request(tomcat.getConnector().getLocalPort(), request);
    }

    /** Stops the application, which completes its pending writes. */
    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /**
     * A servlet with a page at each path, a missing one at {@code /missing}, and a redirect to another site at
     * {@code /away}. The parameter {@code user} is the account that is logged in; empty for none.
     */
    private static final class Pages extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.addHeader("Set-Cookie", "_stranger=1; Max-Age=604800");
            String user = request.getParameter("user");
            if (user != null && request.getAttribute(Consent.ATTRIBUTE) instanceof Consent consent) {
                consent.account(user.isEmpty() ? null : user);
                response.setHeader("X-Video", Boolean.toString(consent.allows("video")));
            }
            if (request.getPathInfo().equals("/missing")) {
                response.sendError(404);
                return;
            }
            if (request.getPathInfo().equals("/away")) {
                response.sendRedirect("https://login.example/");
                return;
            }
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter()
                    .print(
                            "<!doctype html><title>A page</title><script src=https://cdn.stranger.example/a.js></script>");
        }
    }
}
