// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of rules for regions in a browser, with the tags that the server inserts, under a strict policy. */
@Timeout(60)
class RegionsInChromiumIT {
    private static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "controller": {"name": "Example", "contact": "privacy@example.org"},
             "signals": {"googleConsentMode": {"ad_storage": "ads"}},
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Necessary"},
              {"id": "ads", "consent": "opt-in", "name": "Offers", "purpose": "Show offers"}],
             "regions": [{"use": "us-opt-out"}],
             "services": [
              {"id": "login", "provider": "Us", "name": "Login", "category": "needed", "cookies": [
                {"name": "user", "purpose": "To know you again", "duration": "session"}]},
              {"id": "pixel", "provider": "Them", "name": "Pixel", "category": "ads", "cookies": [
                {"name": "_p", "purpose": "To measure", "duration": "P6M"}]}]}
            """;
    private static final String BANNER = "#cookie-charter";
    private static final String ALLOWED = "cookieCharter.allows('pixel')";
    private static final String CALIFORNIA = "US-CA";

    @TempDir
    private static Path directory;

    private static Server server;
    private static ProofStore proofs;

    private final List<BrowserContext> visitors = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        ConsentHandler consent = new ConsentHandler(Catalogue.parse(CATALOGUE, "test"), proofs);
        consent.getSettings().setInjectBanner(true);
        consent.getSettings().setInjectNoScriptBanner(true);
        consent.getSettings().setRegionHeader("X-Region");
        consent.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
                response.getHeaders()
                        .put(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self';"
                                        + " connect-src 'self'; form-action 'self'");
                byte[] page =
                        "<!doctype html><html lang=en><title>Page</title><script>document.cookie='_p=1'</script><h1>Page</h1>"
                                .getBytes(StandardCharsets.UTF_8);
                response.write(true, ByteBuffer.wrap(page), callback);
                return true;
            }
        });
        server = new Server(0);
        server.setHandler(consent);
        server.start();
    }

    @AfterAll
    static void stop() {
        LifeCycle.stop(server);
        proofs.close();
    }

    @AfterEach
    void close() {
        visitors.forEach(BrowserContext::close);
    }

    private Page visit(String region, boolean hasScripts, boolean sendsSignal) {
        BrowserContext context = Chromium.shared()
                .context(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(hasScripts)
                        .setExtraHTTPHeaders(
                                sendsSignal ? Map.of("X-Region", region, "Sec-GPC", "1") : Map.of("X-Region", region)));
        if (sendsSignal) {
            context.addInitScript(
                    "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})");
        }
        visitors.add(context);
        Page page = context.newPage();
        URI base = Objects.requireNonNull(server.getURI());
        page.navigate("http://127.0.0.1:" + base.getPort() + "/");
        return page;
    }

    private static boolean hasCookie(Page page) {
        return page.context().cookies().stream().anyMatch(cookie -> cookie.name.equals("_p"));
    }

    @Test
    @DisplayName("64: the page asks, or allows an objection, by the rule for the region")
    void followsRuleOfRegion() {
        Page there = visit(CALIFORNIA, true, false);
        there.waitForSelector(".cookie-charter__open");
        assertEquals(true, there.evaluate(ALLOWED));
        assertTrue(hasCookie(there));
        assertFalse(there.isVisible(BANNER));
        assertEquals("granted", there.evaluate("dataLayer[0][2].ad_storage"));

        Page here = visit("FR", true, false);
        here.waitForSelector(BANNER);
        assertEquals(false, here.evaluate(ALLOWED));
        assertFalse(hasCookie(here));
        assertEquals("denied", here.evaluate("dataLayer[0][2].ad_storage"));
    }

    @Test
    @DisplayName("66: in an opt-out region, an objection and the browser's signal count")
    void objectsInOptOutRegion() {
        Page page = visit(CALIFORNIA, true, false);
        page.click(".cookie-charter__open");
        assertTrue(page.isChecked("#cookie-charter-preferences input[value=ads]"));
        page.waitForResponse("**/consent/choice", () -> page.click("#cookie-charter-preferences [name=refuse]"));
        page.waitForFunction("!" + ALLOWED);
        page.reload();
        assertEquals(false, page.evaluate(ALLOWED));
        assertFalse(hasCookie(page));

        Page silent = visit(CALIFORNIA, true, true);
        assertEquals(false, silent.evaluate(ALLOWED));
        assertFalse(hasCookie(silent));
        assertFalse(silent.isVisible(BANNER));
    }

    @Test
    @DisplayName("64: without scripts, the banner asks where the region needs consent")
    void asksWithoutScripts() {
        assertTrue(visit("FR", false, false).isVisible(BANNER));
        assertFalse(visit(CALIFORNIA, false, false).isVisible(BANNER));
    }
}
