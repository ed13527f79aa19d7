// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the handler's configuration and its own paths. */
class ConsentHandlerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void usesDocumentedDefaults() {
        try (ProofStore proofs = SqliteProofStore.open(directory.resolve("consent.db"))) {
            ConsentHandler consent = new ConsentHandler(Catalogue.parse(TestSite.JSON, "site.json"), proofs);
            assertEquals("/consent", consent.getSettings().getPath());
            assertEquals("cookies_preferences", consent.getSettings().getCookieName());
            assertNull(consent.getSettings().getCookieDomain());
            assertEquals(Period.ofMonths(6), consent.getSettings().getCookieDuration());
            assertEquals(Period.ofMonths(6), consent.getSettings().getRefusalDuration());
            assertEquals(Mode.ENFORCE, consent.getSettings().getMode());
            assertEquals(false, consent.getSettings().isInjectBanner());
            assertEquals(false, consent.getSettings().isAllowUndeclared());
        }
    }

    private void refuses(String message, Runnable setting) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, setting::run).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "consent", "/consent/", "//consent", "/a b", "/a?b", "/a;b", "/\u00e9", "/a\n"})
    void rejectsRelativeOrEncodedPath(String path) {
        try (TestSite site = new TestSite(directory)) {
            refuses(
                    "path (" + path + ") must be like /consent",
                    () -> site.consent.getSettings().setPath(path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a=b", "a\n", "\u00e9"})
    void rejectsInvalidCookieName(String name) {
        try (TestSite site = new TestSite(directory)) {
            refuses(
                    "cookieName (" + name + ") must be 1 to 64 letters, digits, _ . and -",
                    () -> site.consent.getSettings().setCookieName(name));
            refuses(
                    "cookieDomain (" + name + ") must be a host name like example.org",
                    () -> site.consent.getSettings().setCookieDomain(name));
        }
    }

    @Test
    void rejectsDurationThatBrowsersShorten() {
        try (TestSite site = new TestSite(directory)) {
            ConsentSettings settings = site.consent.getSettings();
            for (String period : List.of("P0D", "-P1M", "P14M", "P2Y", "P30D", "P6M1D")) {
                refuses(
                        "cookieDuration (" + Period.parse(period) + ") must be from P1M to P13M, in whole months",
                        () -> settings.setCookieDuration(Period.parse(period)));
            }
            settings.setCookieDuration(Period.ofMonths(1));
            settings.setCookieDuration(Period.parse("P1Y1M"));
            assertEquals(new Choice.Validity(13, 13), settings.choiceValidity());
        }
    }

    @Test
    void rejectsToAskAgainBeforeSixMonthsAfterRefusal() {
        try (TestSite site = new TestSite(directory)) {
            ConsentSettings settings = site.consent.getSettings();
            for (String period : List.of("P0D", "P5M", "P14M", "P6M1D")) {
                refuses(
                        "refusalDuration (" + Period.parse(period) + ") must be from P6M to P13M, in whole months",
                        () -> settings.setRefusalDuration(Period.parse(period)));
            }
            settings.setCookieDuration(Period.ofMonths(1));
            assertEquals(new Choice.Validity(1, 6), settings.choiceValidity());
            settings.setRefusalDuration(Period.ofMonths(9));
            assertEquals(new Choice.Validity(1, 9), settings.choiceValidity());
        }
    }

    @Test
    void canBeReconfiguredAfterStop() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(TestSite.setting("_v=1"))) {
            assertEquals(List.of(), site.get("/").cookieNames());
            site.server.stop();
            site.consent.getSettings().setMode(Mode.REPORT_ONLY);
            site.server.start();
            assertEquals(List.of("_v"), site.get("/").cookieNames());
        }
    }

    @Test
    void insertsTagOnlyIntoPagesOfApplication() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setInjectBanner(true))
                .around(new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) {
                        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
                        Content.Sink.write(response, true, "<!doctype html><head><title>T</title>", callback);
                        return true;
                    }
                })) {
            String version = site.get("/consent/banner.js").header("ETag").replace("\"", "");
            assertEquals(
                    "<!doctype html><head><script src=\"/consent/banner.js?v=" + version
                            + "\"></script><title>T</title>",
                    site.get("/", "Accept: text/html").text());
            String charter = site.get("/consent/", "Accept: text/html").text();
            assertTrue(charter.contains("<form"), charter);
            assertTrue(!charter.contains("<script"), charter);
        }
    }

    @Test
    void redirectsToCanonicalAddressOfCharter() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(TestSite.setting())) {
            Reply reply = site.get("/consent");
            assertEquals(308, reply.status());
            assertTrue(reply.header("Location").endsWith("/consent/"), reply.raw());
            assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        }
    }

    @Test
    void keepsQueryInRedirectToCharter() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(TestSite.setting())) {
            Reply reply = site.get("/consent?lang=en&x=%0d%0a");
            assertEquals(308, reply.status());
            assertTrue(reply.header("Location").endsWith("/consent/?lang=en&x=%0d%0a"), reply.raw());
        }
    }

    @Test
    void leavesOtherAddressesToApplication() throws Exception {
        try (TestSite site = new TestSite(directory)
                .respondingWith((request, response) -> response.getHeaders().put("X-Application", "yes"))) {
            for (String path : List.of("/", "/consent/other", "/consent/choice/", "/consenting", "/x/consent/choice")) {
                assertEquals("yes", site.get(path).header("X-Application"), path);
            }
            for (String path :
                    List.of("/consent/choice", "/consent/%63hoice", "/x/../consent/choice", "/consent/choice;x=1")) {
                assertEquals("", site.get(path).header("X-Application"), path);
            }
        }
    }
}
