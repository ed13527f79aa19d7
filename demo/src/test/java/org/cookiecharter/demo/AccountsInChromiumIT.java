// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.consent.Consent;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the choice of an account in two browsers, under a strict Content-Security-Policy. */
@Timeout(60)
class AccountsInChromiumIT {
    private static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "controller": {"name": "Example", "contact": "privacy@example.org"},
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Necessary"},
              {"id": "media", "consent": "opt-in", "name": "Media", "purpose": "Show films"}],
             "services": [
              {"id": "login", "provider": "Us", "name": "Login", "category": "needed", "cookies": [
                {"name": "user", "purpose": "To know you again", "duration": "session"}]},
              {"id": "video", "provider": "Them", "name": "Video", "category": "media", "cookies": [
                {"name": "_v", "purpose": "To measure", "duration": "P6M"}]}]}
            """;
    private static final String BANNER = "#cookie-charter";
    private static final String NOTICE = "#cookie-charter-account";
    private static final String MEDIA = "cookieCharter.allows('media')";

    @TempDir
    private static Path directory;

    private static Server server;
    private static ProofStore proofs;
    private static int users;

    private final List<BrowserContext> devices = new ArrayList<>();
    private String user = "";

    @BeforeAll
    static void start() throws Exception {
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        ConsentHandler consent = new ConsentHandler(Catalogue.parse(CATALOGUE, "test"), proofs);
        consent.getSettings().setInjectBanner(true);
        consent.getSettings().setAccountChoices(true);
        consent.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                String user = Request.getCookies(request).stream()
                        .filter(cookie -> cookie.getName().equals("user"))
                        .map(cookie -> cookie.getValue())
                        .findFirst()
                        .orElse(null);
                Consent.of(request).account(user);
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
                response.getHeaders()
                        .put(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                                        + " form-action 'self'; require-trusted-types-for 'script'");
                byte[] page = "<!doctype html><html lang=en-GB><title>Page</title><main><h1>Page</h1></main>"
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

    @BeforeEach
    void register() {
        user = "u" + ++users;
    }

    @AfterEach
    void close() {
        devices.forEach(BrowserContext::close);
    }

    private static String uri(String path) {
        URI base = Objects.requireNonNull(server.getURI());
        return "http://127.0.0.1:" + base.getPort() + path;
    }

    private Page device() {
        BrowserContext context = Chromium.shared().context(new Browser.NewContextOptions());
        devices.add(context);
        Page page = context.newPage();
        page.navigate(uri("/"));
        return page;
    }

    private void logIn(Page device) {
        device.context().addCookies(List.of(new Cookie("user", user).setUrl(uri("/"))));
        device.navigate(uri("/"));
    }

    private static void logOut(Page device) {
        device.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("user"));
        device.navigate(uri("/"));
    }

    private static boolean allowsMedia(Page device) {
        return (Boolean) device.evaluate(MEDIA);
    }

    private static void press(Page device, String button) {
        device.waitForResponse("**/consent/choice", () -> device.click(BANNER + " [name=" + button + "]"));
        device.waitForSelector(
                BANNER,
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    @Test
    @DisplayName("59: a grant, a refusal and a withdrawal of an account reach its other devices")
    void reachesOtherDevice() {
        Page phone = device();
        logIn(phone);
        press(phone, "accept");
        assertTrue(allowsMedia(phone));
        Page laptop = device();
        assertFalse(allowsMedia(laptop));
        logIn(laptop);
        assertTrue(allowsMedia(laptop));
        assertFalse(laptop.isVisible(BANNER));
        laptop.evaluate("cookieCharter.withdraw()");
        laptop.waitForFunction("!" + MEDIA);
        phone.reload();
        assertFalse(allowsMedia(phone));
        assertFalse(phone.isVisible(BANNER));
    }

    @Test
    @DisplayName("60: the first layer says that the choice applies on all devices of the account")
    void firstLayerStatesReach() {
        Page phone = device();
        assertTrue(phone.locator(BANNER).innerText().contains("applies on all devices on which you use your account"));
    }

    @Test
    @DisplayName("61: a short notice says on a new device that the choice of the account applies, and only once")
    void showsNoticeOnNewDevice() {
        Page phone = device();
        logIn(phone);
        press(phone, "refuse");
        phone.reload();
        phone.waitForFunction("window.cookieCharter");
        assertFalse(phone.isVisible(NOTICE), "on the device on which the choice was made");
        Page laptop = device();
        logIn(laptop);
        laptop.waitForSelector(NOTICE + " [role=status]:has-text('The choice of your account now applies')");
        assertEquals(List.of(), ScreensIT.violations(laptop));
        laptop.click(NOTICE + " button:has-text('Manage cookies')");
        laptop.waitForSelector("#cookie-charter-preferences[open]");
        assertFalse(laptop.isVisible(NOTICE));
        laptop.reload();
        laptop.waitForFunction("window.cookieCharter");
        assertFalse(laptop.isVisible(NOTICE));
        logOut(laptop);
        logIn(laptop);
        laptop.waitForSelector(NOTICE);
    }

    @Test
    @DisplayName("62: the choice of a logged-out visitor stays on the device, and applies again after logout")
    void keepsChoiceOfLoggedOutVisitors() {
        Page shared = device();
        press(shared, "accept");
        Page phone = device();
        logIn(phone);
        press(phone, "refuse");
        logIn(shared);
        assertFalse(allowsMedia(shared));
        logOut(shared);
        assertTrue(allowsMedia(shared));
        assertFalse(shared.isVisible(BANNER));
    }

    @Test
    @DisplayName("63: a visitor who is logged in can choose for one device alone")
    void choosesForOneDevice() {
        Page phone = device();
        logIn(phone);
        press(phone, "accept");
        Page laptop = device();
        logIn(laptop);
        laptop.navigate(uri("/consent/"));
        laptop.click("button[name=reach]");
        laptop.navigate(uri("/"));
        assertFalse(allowsMedia(laptop));
        press(laptop, "refuse");
        phone.reload();
        assertTrue(allowsMedia(phone));
        laptop.reload();
        assertFalse(allowsMedia(laptop));
    }
}
