// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests Jackrabbit, a content repository with JSP pages and WebDAV, in a standalone Jetty with the product's module: what
 * a WebDAV client stores is read back unchanged, and shown as a page with its film blocked.
 */
@Tag("application")
@Timeout(1800)
class JackrabbitInStandaloneJettyIT {
    private static final String CREATE = "input[value='Create Content Repository']";

    /** The server compiles each page when it is first requested, and creates a database. */
    private static final double PATIENCE_MILLIS = 300_000;

    private static final String FILM = "<!DOCTYPE html><html><head><title>Film</title></head><body><p>A film</p>"
            + "<iframe src=\"https://www.youtube.com/embed/M7lc1UVf-VE\" title=\"Film\"></iframe></body></html>";

    @TempDir
    private Path data;

    @Test
    void worksInEachStateAsWithoutTheProduct(TestReporter reporter) throws Exception {
        ApplicationComparison comparison = new ApplicationComparison(
                reporter, JackrabbitInStandaloneJettyIT::visit, JackrabbitInStandaloneJettyIT::use);
        try (StandaloneJetty.Running jetty = jetty("direct").start(List.of())) {
            comparison.useDirectly(jetty.uri());
        }
        StandaloneJetty consenting = jetty("consenting").withProduct();
        try (StandaloneJetty.Running jetty =
                consenting.start(List.of(), "consent.mode=report-only", "consent.draftFile=draft.json")) {
            comparison.useForDraft(jetty.uri());
        }
        comparison.makeCatalogue(
                consenting.base().resolve("draft.json"),
                Set.of("use java-session", "use youtube"),
                consenting.catalogue());
        try (StandaloneJetty.Running jetty = consenting.start(List.of())) {
            comparison.useInEachState(
                    jetty.uri(), state -> state == ConsentState.ACCEPTED ? Set.of("www.youtube.com") : Set.of());
        }
    }

    private StandaloneJetty jetty(String name) throws Exception {
        Path base = Files.createDirectory(data.resolve(name));
        Files.createDirectories(base.resolve("lib/ext"));
        // Jackrabbit's database, which the web application does not contain.
        Files.copy(Path.of("target/applications/derby.jar"), base.resolve("lib/ext/derby.jar"));
        return new StandaloneJetty(base)
                .addModules("http,ext,ee8-deploy,ee8-jsp")
                .deploy("jackrabbit-webapp", "ee8");
    }

    private static ApplicationVisit visit(URI address) {
        ApplicationVisit visit =
                new ApplicationVisit(address, new Browser.NewContextOptions().setHttpCredentials("admin", "admin"));
        visit.context().setDefaultTimeout(PATIENCE_MILLIS);
        visit.context().setDefaultNavigationTimeout(PATIENCE_MILLIS);
        return visit;
    }

    private static void use(ApplicationVisit visit, ApplicationComparison.Choice choice) {
        Page page = visit.page();
        visit.open("/jackrabbit-webapp/");
        choice.make(page);
        createRepository(page);
        for (String path : List.of("webdav-simple.jsp", "remote.jsp", "troubleshooting.jsp")) {
            assertEquals(200, visit.open("/jackrabbit-webapp/" + path).status(), path);
        }
        editByWebDav(visit);
        editByRemoting(visit);
        visit.open("/jackrabbit-webapp/repository/default/");
        page.click("text=film.html");
        page.waitForSelector("text=A film");
        page.waitForTimeout(1000);
        visit.open("/jackrabbit-webapp/search.jsp");
        page.fill("input[name=q]", "unfindable");
        page.click("input[value=Search]");
        page.waitForSelector("text=did not match any documents");
    }

    /** Creates the repository, unless an earlier visit did. */
    private static void createRepository(Page page) {
        if (page.locator(CREATE).count() > 0) {
            page.click(CREATE);
            page.waitForSelector("text=Content Repository Ready");
        }
    }

    /** Stores, lists, reads and moves a file, as a WebDAV client does. */
    private static void editByWebDav(ApplicationVisit visit) {
        String folder = "/jackrabbit-webapp/repository/default/";
        send(
                visit,
                "PUT",
                folder + "film.html",
                RequestOptions.create().setHeader("Content-Type", "text/html").setData(FILM));
        assertEquals(
                FILM,
                send(visit, "GET", folder + "film.html", RequestOptions.create())
                        .text());
        APIResponse list =
                send(visit, "PROPFIND", folder, RequestOptions.create().setHeader("Depth", "1"));
        assertEquals(207, list.status());
        send(visit, "MKCOL", folder + "folder", RequestOptions.create());
        send(visit, "DELETE", folder + "folder", RequestOptions.create());
    }

    /** Reads a node as JSON, by the remote interface of the repository. */
    private static void editByRemoting(ApplicationVisit visit) {
        APIResponse node = send(
                visit, "GET", "/jackrabbit-webapp/server/default/jcr:root/film.html.2.json", RequestOptions.create());
        assertEquals(200, node.status(), node.text());
    }

    private static APIResponse send(ApplicationVisit visit, String method, String path, RequestOptions options) {
        options.setHeader("User-Agent", "davfs2/1.7.0 neon/0.32.5");
        String url = URI.create(visit.page().url()).resolve(path).toString();
        APIResponse response = visit.context().request().fetch(url, options.setMethod(method));
        assertEquals(2, response.status() / 100, method + " " + path + " " + response.status() + " " + response.text());
        return response;
    }
}
