// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of a browser without scripts on the portal, under its strict Content-Security-Policy. */
@Timeout(60)
class NoScriptInChromiumIT {
    private static final String BAR = "#cookie-charter";
    private static final String BUTTONS = BAR + " .cookie-charter__button";

    private static Chromium chromium;

    @TempDir
    private Path data;

    private RunningDemo demo;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void launch() {
        chromium = Chromium.shared();
    }

    @BeforeEach
    void begin() throws Exception {
        demo = RunningDemo.portal(data);
        open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private void open(Browser.NewContextOptions options) {
        context = chromium.context(options.setLocale("fr-FR").setViewportSize(1280, 720));
        page = context.newPage();
    }

    @AfterEach
    void end() {
        context.close();
        demo.close();
    }

    private void visit(String path) {
        page.navigate(demo.uri(path).toString());
    }

    @Test
    @DisplayName("10, 11: without scripts too, refusing is one click on a button like the one that accepts")
    void refusesByOneClick() {
        visit("/");
        List<Locator> buttons = page.locator(BUTTONS).all();
        assertEquals(3, buttons.size());
        BoundingBox first = buttons.get(0).boundingBox();
        for (Locator button : buttons) {
            BoundingBox box = button.boundingBox();
            assertEquals(first.width, box.width, 1);
            assertEquals(first.height, box.height, 1);
            assertEquals(first.y, box.y, 1);
            assertTrue(box.y + box.height <= 720, "below the window");
        }
        page.click(BAR + " [value=refuse-all]");
        assertEquals(demo.uri("/").toString(), page.url());
        assertFalse(page.isVisible(BAR));
        assertTrue(chosen().contains("&ok=&"), chosen());
        page.reload();
        assertFalse(page.isVisible(BAR));
    }

    @Test
    void grantsEverythingByAccept() {
        visit("/");
        page.click(BAR + " [value=accept-all]");
        assertFalse(page.isVisible(BAR));
        assertTrue(chosen().contains("&ok=statistics~"), chosen());
    }

    @Test
    @DisplayName(
            "13, 14, 15, 39: the bar names purposes, third parties and the right to refuse, and leads to the charter")
    void linksToCharterForChoice() {
        visit("/");
        String text = page.locator(BAR).innerText();
        assertTrue(text.contains("refuser sans conséquence"), text);
        assertTrue(text.matches("(?s).*Voir les? (\\d+ )?prestataires?.*"), text);
        assertTrue(page.locator(BAR + " li").count() > 1, text);
        page.click(BAR + " [name=lang]");
        assertTrue(page.url().startsWith(demo.uri("/consent/?").toString()), page.url());
        assertEquals("fr", page.getAttribute("html", "lang"));
        assertEquals(0, page.locator(BAR).count());
        page.click("button:has-text('Enregistrer mes choix')");
        visit("/");
        assertFalse(page.isVisible(BAR));
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 640, 1280})
    @DisplayName("51, 53: it covers a third at most, hides nothing that has the focus, and does not scroll sideways")
    void bannerStaysSmall(int width) {
        page.setViewportSize(width, 640);
        visit("/");
        BoundingBox bar = page.locator(BAR).boundingBox();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/no-script-" + width + ".png")));
        assertTrue(bar.height <= 640 / 3.0 + 1, "height " + bar.height);
        assertEquals(0, bar.x, 0.5);
        assertEquals(width, bar.width, 1);
        page.locator("footer a").last().focus();
        BoundingBox last = page.locator("footer a").last().boundingBox();
        assertTrue(last.y + last.height <= bar.y + 0.5, "the last link ends at " + (last.y + last.height));
    }

    @Test
    void showsOnlyScriptedBannerWithScripts() {
        context.close();
        open(new Browser.NewContextOptions());
        visit("/");
        page.waitForSelector(BAR + "[popover]");
        assertEquals(1, page.locator(BAR).count());
        assertEquals(0, page.locator("noscript *").count());
    }

    @Test
    void showsNoBannerToBrowserWithGpcSignal() {
        context.setExtraHTTPHeaders(Map.of("Sec-GPC", "1"));
        visit("/");
        assertTrue(page.locator(BAR).count() == 1 && !page.isVisible(BAR));
    }

    private String chosen() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("cookies_preferences"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }
}
