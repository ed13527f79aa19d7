// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of legal requirements on a careless site in a real browser, one requirement per test. */
@Timeout(60)
class RequirementsInChromiumIT {
    private static Chromium chromium;
    private static ThirdParties thirdParties;
    private static CarelessSite site;

    @TempDir
    private Path data;

    private RunningDemo demo;
    private CarelessVisitor visitor;

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
        visitor =
                new CarelessVisitor(chromium.context(new Browser.NewContextOptions()), site, thirdParties, demo.port());
    }

    @AfterEach
    void end() {
        visitor.close();
        demo.close();
    }

    @Test
    @DisplayName("1: nothing that needs consent is written before a positive act; 5: none of these is one")
    void takesScrollingAndBrowsingForNoConsent() {
        visitor.visit("/");
        visitor.page().mouse().wheel(0, 2000);
        visitor.page().keyboard().press("Escape");
        visitor.page().click("h1");
        visitor.page().click("text=A quiet page");
        visitor.page().waitForURL("**/quiet");
        visitor.page().click("text=Another");
        visitor.page().waitForURL("**/landed");
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertEquals(Set.of("own", "stat"), visitor.ownersInTheJar());
        assertEquals(false, visitor.page().evaluate("() => window.cookieCharter.choice.decided"));
    }

    @Test
    @DisplayName("2: what may not be read does not reach the application")
    void readsNoExistingValueWithoutConsent() {
        visitor.page().navigate("http://" + CarelessSite.HOST + ":" + site.port() + "/deep/area/page");
        visitor.page().navigate("http://" + CarelessSite.HOST + ":" + site.port() + "/");
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertTrue(visitor.ownersInTheJar().containsAll(Set.of("ad", "play", "rogue")));
        visitor.forget();
        visitor.visit("/deep/area/page");
        visitor.visit("/");
        assertEquals(Set.of("own", "stat"), visitor.ownersOfReceivedCookies());
    }

    @Test
    @DisplayName("3: the same holds for every storage of the browser")
    void writesToNoStorageWithoutConsent() {
        visitor.visit("/");
        visitor.visit("/run-time");
        assertEquals(Set.of("own", "stat"), visitor.ownersInStorages());
        visitor.page().evaluate("() => window.cookieCharter.acceptAll()");
        visitor.visit("/");
        assertTrue(visitor.ownersInStorages().containsAll(Set.of("own", "stat", "ad", "play")));
    }

    @Test
    @DisplayName("4: no request goes to a third party that needs consent, nor a connection")
    void requestsNothingFromThirdPartyBeforeConsent() {
        visitor.visit("/third");
        visitor.visit("/run-time");
        Set<String> asked = visitor.ownersOfRequests();
        assertEquals(Set.of("own", "stat", "rogue"), asked);
    }

    @Test
    @DisplayName("6: what needs no consent works without a choice, byte for byte")
    void leavesExemptCookiesUnchanged() throws Exception {
        HttpResponse<String> direct = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(site.uri().resolve("/")).build(), HttpResponse.BodyHandlers.ofString());
        List<String> own = direct.headers().allValues("Set-Cookie").stream()
                .filter(field -> field.contains("own_") && !field.contains("Domain="))
                .toList();
        assertTrue(own.size() > 5, own::toString);
        List<String> blocked = demo.get("/").headers().allValues("Set-Cookie");
        assertTrue(blocked.containsAll(own), blocked::toString);
        site.forget();
        demo.get("/quiet", "Cookie", "own_plain=\"a=b\"; own_other=%20");
        assertTrue(
                site.received().containsAll(Set.of("own_plain=\"a=b\"", "own_other=%20")),
                () -> site.received().toString());
    }

    @Test
    @DisplayName("24: after a withdrawal nothing is written or read, and what was there is deleted")
    void deletesEverythingOnWithdrawal() {
        visitor.acceptAll();
        visitor.visit("/");
        visitor.visit("/deep/area/page");
        assertTrue(visitor.ownersInTheJar().containsAll(Set.of("ad", "play")));
        visitor.page().evaluate("() => window.cookieCharter.refuseAll()");
        visitor.forget();
        // There are dozens of deletions: those that exceed the limit of one response follow in the next.
        visitor.visit("/");
        visitor.visit("/deep/area/page");
        assertEquals(
                Set.of("own"), visitor.ownersInTheJar(), () -> visitor.names().toString());
        assertEquals(Set.of("own"), visitor.ownersOfReceivedCookies());
    }

    @Test
    @DisplayName("25: third parties are gone after a withdrawal, and the charter says what stays with them")
    void removesThirdPartiesOnWithdrawal() throws Exception {
        visitor.acceptAll();
        visitor.visit("/third");
        assertTrue(visitor.ownersOfRequests().containsAll(Set.of("ad", "play")));
        // Not awaited: third-party scripts ran in the page, so it reloads, which discards the promise.
        visitor.page().evaluate("() => { window.beforeTheReload = true; window.cookieCharter.refuseAll(); }");
        visitor.page().waitForFunction("() => !window.beforeTheReload");
        visitor.forget();
        visitor.visit("/third");
        assertEquals(
                0,
                visitor.page()
                        .locator(
                                "iframe[src*='//ad.'], img[src*='//ad.'], script[src*='//ad.']:not([type='text/plain'])")
                        .count());
        assertEquals(Set.of("own", "rogue"), visitor.ownersOfRequests());
        String charter = demo.get("/consent/?lang=en").body();
        assertTrue(charter.contains("Cookies that other sites store under their own domains"), charter);
    }

    @Test
    @DisplayName("26: a withdrawal takes effect in all open tabs")
    void appliesWithdrawalInEveryTab() {
        visitor.acceptAll();
        Page other = visitor.anotherPage();
        other.navigate(visitor.address("/third"));
        other.waitForLoadState(LoadState.NETWORKIDLE);
        assertTrue(other.locator("iframe[src*='//ad.']").count() > 0);
        visitor.page().evaluate("() => window.cookieCharter.refuseAll()");
        other.waitForFunction("() => !document.querySelector('iframe[src*=\"//ad.\"]') && window.cookieCharter");
        other.waitForLoadState(LoadState.NETWORKIDLE);
        visitor.forget();
        other.evaluate("""
                () => {
                  document.cookie = 'ad_late=1; Path=/';
                  localStorage.ad_late = 1;
                  const port = document.querySelector('iframe[data-consent-src*="//ad."]').dataset.consentSrc.match(/:\\d+/)[0];
                  new Image().src = 'http://ad.localhost' + port + '/late.gif';
                }""");
        other.waitForLoadState(LoadState.NETWORKIDLE);
        assertFalse(visitor.ownersInTheJar().contains("ad"));
        assertFalse(visitor.entryNames(other, true).contains("ad_late"));
        assertFalse(visitor.ownersOfRequests().contains("ad"));
    }

    @Test
    @DisplayName("27: no shared cache hands the cookie of one who consented to one who did not")
    void sharedCachesStoreNoResponseWithOptInCookie() throws Exception {
        demo.choose("accept-all", "other", "statistics");
        HttpResponse<String> granted = demo.get("/cached");
        assertEquals(List.of("ad_cached=1; Path=/"), granted.headers().allValues("Set-Cookie"));
        assertFalse(mayBeShared(granted), () -> granted.headers().map().toString());

        HttpResponse<String> first = demo.get("/cacheable");
        demo.choose("refuse-all");
        HttpResponse<String> same = demo.get("/cacheable");
        assertTrue(
                mayBeShared(first) && mayBeShared(same),
                () -> same.headers().map().toString());
        assertEquals(List.of(), same.headers().allValues("Vary"));
        assertEquals(first.body(), same.body());
    }

    @Test
    @DisplayName("56: prefixed and partitioned cookies go, and none lives longer than declared")
    void deletesEachKindOfCookie() {
        List<String> kinds =
                List.of("__Host-ad_host", "__Host-ad_part", "__HOST-ad_capitals", "__Secure-ad_secure", "ad_part");
        visitor.acceptAll();
        visitor.visit("/");
        visitor.visit("/landed");
        assertTrue(visitor.names().containsAll(kinds), () -> visitor.names().toString());
        Instant latest = Instant.now().plus(Duration.ofDays(1));
        visitor.cookies().stream()
                .filter(cookie -> cookie.name.startsWith("ad_"))
                .forEach(cookie -> assertTrue(cookie.expires <= latest.toEpochMilli() / 1000.0, cookie.name));
        visitor.page().evaluate("() => window.cookieCharter.withdraw()");
        visitor.visit("/quiet");
        kinds.forEach(kind -> assertFalse(visitor.names().contains(kind), kind));
    }

    /** Returns whether shared caches may store a response: RFC 9111, section 3, as far as needed here. */
    private static boolean mayBeShared(HttpResponse<?> response) {
        return response.headers().allValues("Cache-Control").stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .map(String::strip)
                .noneMatch(directive -> directive.equals("private") || directive.equals("no-store"));
    }
}
