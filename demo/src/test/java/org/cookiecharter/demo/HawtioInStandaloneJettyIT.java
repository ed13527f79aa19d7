// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.microsoft.playwright.Page;
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
 * Tests Hawtio, a console for Java servers that is one page with a Content-Security-Policy, in a standalone Jetty with
 * the product's module.
 */
@Tag("application")
@Timeout(600)
class HawtioInStandaloneJettyIT {
    private static final String PASSWORD = "a password";
    private static final List<String> OPTIONS = List.of(
            "-Dhawtio.authenticationEnabled=true",
            "-Dhawtio.realm=hawtio",
            "-Dhawtio.roles=",
            "-Djava.security.auth.login.config=login.conf");

    private static final Set<String> EXPECTED_DRAFT = Set.of("use java-session", "use hawtio");

    @TempDir
    private Path data;

    @Test
    void worksInEachStateAsWithoutTheProduct(TestReporter reporter) throws Exception {
        ApplicationComparison comparison =
                new ApplicationComparison(reporter, ApplicationVisit::new, HawtioInStandaloneJettyIT::use);
        try (StandaloneJetty.Running jetty = jetty("direct").start(OPTIONS)) {
            comparison.useDirectly(jetty.uri());
        }
        StandaloneJetty consenting = jetty("consenting").withProduct();
        try (StandaloneJetty.Running jetty =
                consenting.start(OPTIONS, "consent.mode=report-only", "consent.draftFile=draft.json")) {
            comparison.useForDraft(jetty.uri());
        }
        comparison.makeCatalogue(consenting.base().resolve("draft.json"), EXPECTED_DRAFT, consenting.catalogue());
        try (StandaloneJetty.Running jetty = consenting.start(OPTIONS)) {
            comparison.useInEachState(jetty.uri(), state -> Set.of());
        }
    }

    private StandaloneJetty jetty(String name) throws Exception {
        Path base = Files.createDirectory(data.resolve(name));
        Files.writeString(base.resolve("login.conf"), """
                hawtio { %s required user="admin" password="%s"; };
                """.formatted(OneUserLoginModule.class.getName(), PASSWORD));
        Path classes = Path.of(OneUserLoginModule.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String login = OneUserLoginModule.class.getName().replace('.', '/') + ".class";
        Path target = base.resolve("resources").resolve(login);
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(classes.resolve(login), target);
        return new StandaloneJetty(base)
                .addModules("http,resources,ee10-deploy")
                .deploy("hawtio-war", "ee10");
    }

    private static void use(ApplicationVisit visit, ApplicationComparison.Choice choice) {
        Page page = visit.page();
        visit.open("/hawtio-war/");
        page.waitForSelector("#pf-login-username-id");
        choice.make(page);
        logIn(page, "wrong");
        page.waitForSelector("text=Invalid login credentials");
        page.check("#pf-login-remember-me-id");
        logIn(page, PASSWORD);
        page.waitForURL("**/connect/remote");
        addConnection(page, visit.page().url());
        readMemory(page);
        visit.open("/hawtio-war/runtime/threads");
        page.waitForSelector("text=Reference Handler");
        visit.open("/hawtio-war/preferences");
        page.waitForSelector("text=Default vertical nav state");
        logOut(page);
    }

    private static void logIn(Page page, String password) {
        page.fill("#pf-login-username-id", "admin");
        page.fill("#pf-login-password-id", password);
        page.click("button[type=submit]");
    }

    /** Adds a connection to the same server; the console keeps it in the browser. */
    private static void addConnection(Page page, String url) {
        URI server = URI.create(url);
        page.click("text=Add connection");
        page.fill("#connection-form-name", "local");
        page.fill("#connection-form-host", server.getHost());
        page.fill("#connection-form-port", String.valueOf(server.getPort()));
        page.fill("#connection-form-path", "/hawtio-war/jolokia");
        page.click(".pf-v5-c-modal-box button:text-is('Add')");
        page.waitForSelector(":text('/hawtio-war/jolokia')");
        page.reload();
        page.waitForSelector(":text('/hawtio-war/jolokia')");
    }

    private static void readMemory(Page page) {
        page.click("nav >> text=JMX");
        page.click("text=\"java.lang\"");
        page.click("text=\"Memory\"");
        page.waitForSelector("text=HeapMemoryUsage");
        page.click("text=\"Operations\"");
        page.waitForSelector("text=gc()");
    }

    /** Logs out; in this Jetty, the console responds with an error page. */
    private static void logOut(Page page) {
        page.click("#hawtio-header-user-dropdown-toggle");
        page.click("text=\"Log out\"");
        page.waitForURL("**/auth/logout");
    }
}
