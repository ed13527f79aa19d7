// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a careless site behind the demo in a real browser: compared with the unprotected site, exactly the disallowed
 * items are missing. Nothing leaks, nothing remains, nothing is blocked needlessly.
 */
@Timeout(120)
class CarelessSiteIT {
    private static final EnumSet<Owner> ANONYMOUS = EnumSet.noneOf(Owner.class);
    private static final EnumSet<Owner> UNDECIDED = EnumSet.of(Owner.OWN, Owner.STAT);
    private static final EnumSet<Owner> REFUSED = EnumSet.of(Owner.OWN);
    private static final EnumSet<Owner> ONE = EnumSet.of(Owner.OWN, Owner.STAT, Owner.PLAY);
    private static final EnumSet<Owner> ALL = EnumSet.complementOf(EnumSet.of(Owner.ROGUE));

    /** Preloads by headers are removed for everybody because headers do not vary; a page can still load these files. */
    private static final String FIELDS = "\\w+ /field.*";

    private static Chromium chromium;
    private static ThirdParties thirdParties;
    private static CarelessSite site;
    /** The items of the unprotected site. */
    private static Set<DailyCount> control;

    @TempDir
    private Path data;

    private RunningDemo demo;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void visitWithoutUs() throws Exception {
        chromium = Chromium.shared();
        thirdParties = new ThirdParties();
        site = new CarelessSite(thirdParties);
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            tour(page, site.port());
            control = DailyCount.all(context, page, site, thirdParties).stream()
                    .filter(one -> one.owner() == Owner.OWN || !one.what().matches(FIELDS))
                    .collect(Collectors.toSet());
        }
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
    void usesEveryKindOfStorageForEachOwner() {
        for (Owner owner : Owner.values()) {
            long count = control.stream().filter(one -> one.owner() == owner).count();
            assertTrue(count >= 100, () -> owner + " has " + count + " of " + control);
        }
    }

    @Test
    void blocksEverythingOptInBeforeChoice() {
        tour(page, demo.port());
        expect("undecided", UNDECIDED, ANONYMOUS);
    }

    @Test
    void allowsOnlyExemptAfterRefusal() {
        choose("refuseAll()");
        tour(page, demo.port());
        expect("refused", REFUSED, ANONYMOUS);
    }

    @Test
    void allowsOnlyGrantedService() {
        choose("grant(['play'])");
        tour(page, demo.port());
        expect("one granted", ONE, ANONYMOUS);
    }

    @Test
    void allowsEverythingDeclaredAfterAcceptAndDeletesItAfterWithdrawal() {
        choose("acceptAll()");
        tour(page, demo.port());
        expect("all granted", ALL, ANONYMOUS);
        choose("withdraw()");
        forget();
        tour(page, demo.port());
        expect("withdrawn", UNDECIDED, ALL);
    }

    @Test
    void deletesEverythingAfterRefusalThatFollowsGrant() {
        choose("acceptAll()");
        tour(page, demo.port());
        choose("refuseAll()");
        forget();
        tour(page, demo.port());
        expect("refused after a grant", REFUSED, ALL);
    }

    /** Browsers share cookies between ports, so the visit to the unprotected site sets all cookies. */
    @Test
    void stripsAndDeletesCookiesSetBeforeInstallation() {
        tour(page, site.port());
        forget();
        tour(page, demo.port());
        expect("with what was there before", UNDECIDED, EnumSet.allOf(Owner.class));
    }

    private static String address(int port, String path) {
        return "http://" + CarelessSite.HOST + ":" + port + path;
    }

    /** Visits every page of the site. */
    private static void tour(Page page, int port) {
        page.navigate(address(port, "/"));
        page.waitForSelector("html[data-done]", new Page.WaitForSelectorOptions().setState(ATTACHED));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        for (String path : new String[] {"/third", "/run-time"}) {
            page.navigate(address(port, path));
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        for (String path : new String[] {"/deep/area/page", "/go", "/deep/area/page", "/quiet", "/quiet"}) {
            page.navigate(address(port, path));
        }
    }

    private void choose(String call) {
        page.navigate(address(demo.port(), "/quiet"));
        page.evaluate("() => window.cookieCharter." + call);
    }

    private static void forget() {
        site.forget();
        thirdParties.forget();
    }

    private void expect(String phase, EnumSet<Owner> owners, EnumSet<Owner> taken) {
        Account account = Account.of(phase, control, DailyCount.all(context, page, site, thirdParties), owners, taken);
        assertEquals("", account.complaint());
    }
}
