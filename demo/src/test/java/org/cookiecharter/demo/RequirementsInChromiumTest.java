package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the law asks for, one requirement a test, of a careless site in a real browser. */
@Timeout(60)
class RequirementsInChromiumTest {
    private static Chromium chromium;
    private static ThirdParties thirdParties;
    private static CarelessSite site;

    @TempDir
    private Path data;

    private RunningDemo demo;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void launch() throws Exception {
        chromium = new Chromium();
        thirdParties = new ThirdParties();
        site = new CarelessSite(thirdParties);
    }

    @AfterAll
    static void quit() {
        site.close();
        thirdParties.close();
        chromium.close();
    }

    @BeforeEach
    void begin() throws Exception {
        Path catalogue = Files.writeString(data.resolve("catalogue.json"), site.catalogue());
        demo = new RunningDemo(Options.DEFAULT.withUpstream(site.uri()).withCatalogue(catalogue), data);
        context = chromium.context(new Browser.NewContextOptions());
        page = context.newPage();
        forget();
    }

    @AfterEach
    void end() {
        context.close();
        demo.close();
    }

    @Test
    @DisplayName("1: nothing that needs consent is written before a positive act; 5: none of these is one")
    void scrollingAndGoingOnIsNoConsent() {
        visit("/");
        page.mouse().wheel(0, 2000);
        page.keyboard().press("Escape");
        page.click("h1");
        page.click("text=A quiet page");
        page.waitForURL("**/quiet");
        page.click("text=Another");
        page.waitForURL("**/landed");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertEquals(Set.of("own", "stat"), ownersInTheJar());
        assertEquals(false, page.evaluate("() => window.cookieCharter.choice.decided"));
    }

    @Test
    @DisplayName("2: what may not be read does not reach the application")
    void whatIsThereAlreadyIsNotRead() {
        page.navigate("http://" + CarelessSite.HOST + ":" + site.port() + "/deep/area/page");
        page.navigate("http://" + CarelessSite.HOST + ":" + site.port() + "/");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertTrue(ownersInTheJar().containsAll(Set.of("ad", "play", "rogue")));
        forget();
        visit("/deep/area/page");
        visit("/");
        assertEquals(Set.of("own", "stat"), ownersShown());
    }

    @Test
    @DisplayName("4: no request goes to a third party that needs consent, nor a connection")
    void nobodyIsAskedBeforeConsent() {
        visit("/third");
        visit("/run-time");
        Set<String> asked = ownersAsked();
        assertEquals(Set.of("own", "stat", "rogue"), asked);
    }

    @Test
    @DisplayName("24: after a withdrawal nothing is written or read, and what was there is deleted")
    void aWithdrawalLeavesNothing() {
        acceptAll();
        visit("/");
        visit("/deep/area/page");
        assertTrue(ownersInTheJar().containsAll(Set.of("ad", "play")));
        page.evaluate("() => window.cookieCharter.refuseAll()");
        forget();
        // There are dozens: what has no room in one answer goes with the next.
        visit("/");
        visit("/deep/area/page");
        assertEquals(Set.of("own"), ownersInTheJar(), () -> names().toString());
        assertEquals(Set.of("own"), ownersShown());
    }

    @Test
    @DisplayName("25: third parties are gone after a withdrawal, and the charter says what stays with them")
    void aWithdrawalSendsThirdPartiesAway() throws Exception {
        acceptAll();
        visit("/third");
        assertTrue(ownersAsked().containsAll(Set.of("ad", "play")));
        // Not awaited: the page loads anew, since scripts of third parties ran in it, and takes the promise along.
        page.evaluate("() => { window.beforeTheReload = true; window.cookieCharter.refuseAll(); }");
        page.waitForFunction("() => !window.beforeTheReload");
        forget();
        visit("/third");
        assertEquals(
                0,
                page.locator("iframe[src*='//ad.'], img[src*='//ad.'], script[src*='//ad.']:not([type='text/plain'])")
                        .count());
        assertEquals(Set.of("own", "rogue"), ownersAsked());
        String charter = demo.get("/consent/?lang=en").body();
        assertTrue(charter.contains("Cookies that other sites store under their own domains"), charter);
    }

    @Test
    @DisplayName("26: a withdrawal takes effect in all open tabs")
    void aWithdrawalIsObeyedInEveryTab() {
        acceptAll();
        Page other = context.newPage();
        other.navigate(address("/third"));
        other.waitForLoadState(LoadState.NETWORKIDLE);
        assertTrue(other.locator("iframe[src*='//ad.']").count() > 0);
        page.evaluate("() => window.cookieCharter.refuseAll()");
        other.waitForFunction("() => !document.querySelector('iframe[src*=\"//ad.\"]') && window.cookieCharter");
        other.waitForLoadState(LoadState.NETWORKIDLE);
        forget();
        other.evaluate("""
                () => {
                  document.cookie = 'ad_late=1; Path=/';
                  localStorage.ad_late = 1;
                  const port = document.querySelector('iframe[data-src*="//ad."]').dataset.src.match(/:\\d+/)[0];
                  new Image().src = 'http://ad.localhost' + port + '/late.gif';
                }""");
        other.waitForLoadState(LoadState.NETWORKIDLE);
        assertFalse(ownersInTheJar().contains("ad"));
        assertEquals(null, other.evaluate("() => localStorage.getItem('ad_late')"));
        assertFalse(ownersAsked().contains("ad"));
    }

    @Test
    @DisplayName("27: no shared cache hands the cookie of one who consented to one who did not")
    void nothingThatNeedsConsentIsForASharedCache() throws Exception {
        demo.choose("accept-all", "other", "statistics");
        HttpResponse<String> granted = demo.get("/cached");
        assertEquals(List.of("ad_cached=1; Path=/"), granted.headers().allValues("Set-Cookie"));
        assertFalse(mayBeShared(granted), () -> granted.headers().map().toString());

        HttpResponse<String> page = demo.get("/cacheable");
        demo.choose("refuse-all");
        HttpResponse<String> same = demo.get("/cacheable");
        assertTrue(
                mayBeShared(page) && mayBeShared(same),
                () -> same.headers().map().toString());
        assertEquals(List.of(), same.headers().allValues("Vary"));
        assertEquals(page.body(), same.body());
    }

    @Test
    @DisplayName("56: prefixed and partitioned cookies go, and none lives longer than declared")
    void eachKindOfCookieGoes() {
        List<String> kinds =
                List.of("__Host-ad_host", "__Host-ad_part", "__HOST-ad_capitals", "__Secure-ad_secure", "ad_part");
        acceptAll();
        visit("/");
        visit("/landed");
        assertTrue(names().containsAll(kinds), () -> names().toString());
        Instant latest = Instant.now().plus(Duration.ofDays(1));
        context.cookies().stream()
                .filter(cookie -> cookie.name.startsWith("ad_"))
                .forEach(cookie -> assertTrue(cookie.expires <= latest.toEpochMilli() / 1000.0, cookie.name));
        page.evaluate("() => window.cookieCharter.withdraw()");
        visit("/quiet");
        kinds.forEach(kind -> assertFalse(names().contains(kind), kind));
    }

    private void acceptAll() {
        visit("/quiet");
        page.evaluate("() => window.cookieCharter.acceptAll()");
    }

    private void visit(String path) {
        page.navigate(address(path));
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private String address(String path) {
        return "http://" + CarelessSite.HOST + ":" + demo.port() + path;
    }

    private static void forget() {
        site.forget();
        thirdParties.forget();
    }

    /** RFC 9111, 3, as far as this site goes. */
    private static boolean mayBeShared(HttpResponse<?> answer) {
        return answer.headers().allValues("Cache-Control").stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .map(String::strip)
                .noneMatch(directive -> directive.equals("private") || directive.equals("no-store"));
    }

    /** Whose cookies of this site there are, those of scripts and HttpOnly ones. */
    private Set<String> ownersInTheJar() {
        return owners(names().stream()
                .filter(name -> !name.equals("cookies_preferences"))
                .map(name -> name.replaceFirst("^=", ""))
                .toList());
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        context.cookies().stream()
                .filter(cookie -> cookie.domain.endsWith("careless.localhost"))
                .forEach(cookie -> names.add(cookie.name.isEmpty() ? "=" + cookie.value : cookie.name));
        return names;
    }

    private static Set<String> ownersShown() {
        return owners(site.seen().stream()
                .filter(cookie -> !cookie.startsWith("cookies_preferences="))
                .map(cookie -> cookie.replaceFirst("=.*", ""))
                .toList());
    }

    private static Set<String> ownersAsked() {
        return owners(thirdParties.log().stream()
                .map(line -> line.replaceFirst(" .*", ""))
                .toList());
    }

    private static Set<String> owners(List<String> names) {
        Set<String> owners = new TreeSet<>();
        names.forEach(name -> owners.add(Owner.of(name).id()));
        return owners;
    }
}
