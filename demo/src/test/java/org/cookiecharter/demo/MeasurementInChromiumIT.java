// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the legal requirements for statistics without consent, in a real browser. */
@Timeout(60)
class MeasurementInChromiumIT {
    private static Chromium chromium;
    private static ThirdParties thirdParties;
    private static CarelessSite site;

    @TempDir
    private Path data;

    @AutoClose
    private RunningDemo demo;

    @BeforeAll
    static void launch() throws Exception {
        chromium = Chromium.shared();
        thirdParties = new ThirdParties();
        site = new CarelessSite(thirdParties);
    }

    @AfterAll
    static void quit() {
        site.close();
        thirdParties.close();
    }

    @BeforeEach
    void begin() throws Exception {
        Path catalogue = Files.writeString(data.resolve("catalogue.json"), site.catalogue());
        demo = new RunningDemo(Options.DEFAULT.withUpstream(site.uri()).withCatalogue(catalogue), data);
    }

    @Test
    @DisplayName("40: statistics ask their declared origin, and nobody else")
    void declaredServicesKeepTheirStatistics() {
        try (CarelessVisitor visitor = visitor()) {
            visitor.visit("/third");
            visitor.visit("/run-time");
            assertEquals(Set.of("own", "stat", "rogue"), visitor.ownersOfRequests());
        }
    }

    @Test
    @DisplayName("41: a later visit does not prolong the cookie of statistics")
    void laterVisitsDoNotRenewCookie() {
        try (CarelessVisitor visitor = visitor()) {
            visitor.visit("/");
            Map<String, Double> ends = endsOfStatistics(visitor);
            assertTrue(ends.keySet().containsAll(Set.of("stat_http", "stat_script")), ends::toString);
            visitor.visit("/");
            assertEquals(ends, endsOfStatistics(visitor));
        }
    }

    @Test
    @DisplayName("43: visitors object to statistics as easily as they agree, and nothing of them comes back")
    void keepsObjectionAcrossVisits() {
        try (CarelessVisitor visitor = visitor()) {
            visitor.visit("/");
            assertTrue(visitor.ownersInTheJar().contains("stat"));
            Page page = visitor.page();
            page.click(".cookie-charter__root button:text('Choose')");
            page.uncheck(".cookie-charter__root input[value=statistics]");
            page.click(".cookie-charter__root button:text('Save')");
            page.waitForFunction("() => window.cookieCharter.choice.decided");
            visitor.visit("/");
            visitor.visit("/deep/area/page");
            visitor.forget();
            visitor.visit("/");
            assertEquals(Set.of("own"), visitor.ownersInTheJar());
            assertEquals(Set.of("own"), visitor.ownersInStorages());
            assertEquals(Set.of("own"), visitor.ownersOfReceivedCookies());
            visitor.visit("/third");
            assertEquals(Set.of("own", "rogue"), visitor.ownersOfRequests());
        }
    }

    @Test
    @DisplayName("43: Global Privacy Control objects for the visitor")
    void treatsGpcSignalAsObjection() {
        BrowserContext context =
                chromium.context(new Browser.NewContextOptions().setExtraHTTPHeaders(Map.of("Sec-GPC", "1")));
        context.addInitScript("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})");
        try (CarelessVisitor visitor = new CarelessVisitor(context, site, thirdParties, demo.port())) {
            visitor.visit("/");
            visitor.visit("/third");
            visitor.visit("/deep/area/page");
            assertEquals(Set.of("own"), visitor.ownersInTheJar());
            assertEquals(Set.of("own"), visitor.ownersInStorages());
            assertEquals(Set.of("own"), visitor.ownersOfReceivedCookies());
            assertEquals(Set.of("own", "rogue"), visitor.ownersOfRequests());
        }
    }

    private CarelessVisitor visitor() {
        return new CarelessVisitor(chromium.context(new Browser.NewContextOptions()), site, thirdParties, demo.port());
    }

    /** Returns the expiry of each statistics cookie, in seconds since the epoch, without session cookies. */
    private static Map<String, Double> endsOfStatistics(CarelessVisitor visitor) {
        Map<String, Double> ends = new TreeMap<>();
        visitor.cookies().stream()
                .filter(cookie -> cookie.name.startsWith("stat_") && cookie.expires > 0)
                .forEach(cookie -> ends.put(cookie.name, cookie.expires));
        return ends;
    }
}
