// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that each layer at each size shows all required parts and is never wider than the window. */
class LayoutIT extends InChromium {
    /** A script that returns the browser's layout shifts (W3C, Layout Instability) up to the second frame. */
    private static final String SHIFTS = """
            () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
              const observer = new PerformanceObserver(() => {});
              observer.observe({type: 'layout-shift', buffered: true});
              done(observer.takeRecords().concat(window.shifts).reduce((sum, {value}) => sum + value, 0));
            }))))""";

    @ParameterizedTest
    @CsvSource({"bar", "corner", "dialog"})
    void causesNoLayoutShift(String placement) {
        site.style(placement, "plain");
        site.page(
                "/films",
                "fr",
                "<main><h1>Films</h1><p>Un film</p><iframe data-consent=media data-src='/none' width=640 height=360>"
                        + "</iframe></main>");
        context.addInitScript("window.shifts = []; new PerformanceObserver(list => shifts.push(...list.getEntries()))"
                + ".observe({type: 'layout-shift', buffered: true})");
        Page page = visit("/films");
        page.locator("#cookie-charter .cookie-charter__button").last().waitFor();
        page.locator(".cookie-charter__placeholder button").first().waitFor();
        assertEquals(0.0, ((Number) page.evaluate(SHIFTS)).doubleValue());
        page.evaluate("document.querySelector('h1').style.marginTop = '200px'");
        assertTrue(((Number) page.evaluate(SHIFTS)).doubleValue() > 0, "the browser reports layout shifts");
    }

    /** Frameworks that take over a whole document compare the attributes of its root with those that they rendered. */
    @ParameterizedTest
    @CsvSource({"bar", "corner", "dialog"})
    void reservesRoomWithoutChangingRootElement(String placement) {
        site.style(placement, "plain").page("/", "fr", "<main>" + "<p>Film</p>".repeat(60) + "</main>");
        Page page = visit();
        page.locator("#cookie-charter .cookie-charter__button").last().waitFor();
        if (!"dialog".equals(placement)) {
            page.waitForFunction("() => parseFloat(getComputedStyle(document.body).paddingBottom) > 40"
                    + " && parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) > 40");
        }
        assertEquals("lang dir", page.evaluate("document.documentElement.getAttributeNames().join(' ')"));
        page.click("text=Tout refuser");
        waitForNoNotice(page);
        page.waitForFunction("() => getComputedStyle(document.body).paddingBottom === '0px'"
                + " && getComputedStyle(document.documentElement).scrollPaddingBottom === 'auto'");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, 320, 640, LIGHT",
        "en, 320, 640, DARK",
        "fr, 320, 256, LIGHT",
        "fr, 1280, 800, LIGHT",
        "en, 1280, 800, DARK"
    })
    void showsEveryButtonAtEverySize(String language, int width, int height, ColorScheme scheme) {
        try (BrowserContext sized = chromium()
                .context(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))) {
            Page page = sized.newPage();
            page.navigate(Portal.at(site, language));
            Locator buttons = page.locator("#cookie-charter .cookie-charter__button");
            buttons.last().waitFor();
            page.locator(".cookie-charter__placeholder button").first().waitFor();
            assertAccessible(page);
            assertVisible(buttons.all(), width, height);
            assertEqualSizes(buttons.all());
            if (height >= 600) {
                BoundingBox bar = page.locator("#cookie-charter").boundingBox();
                assertTrue(bar.height <= height / 3.0 + 2, "the bar is " + bar.height + " of " + height + " high");
            }
            buttons.last().click();
            Locator dialog = page.locator("dialog");
            dialog.waitFor();
            assertVisible(dialog.locator(".cookie-charter__button").all(), width, height);
            dialog.locator("summary").nth(2).click();
            dialog.locator("summary").nth(3).click();
            dialog.locator("summary").nth(3).scrollIntoViewIfNeeded();
            assertAccessible(page);
            dialog.locator(".cookie-charter__button").nth(1).click();
            page.waitForSelector("[role=status]:not(:empty)");
            page.locator(".cookie-charter__placeholder").scrollIntoViewIfNeeded();
            page.click(".cookie-charter__open");
            dialog.waitFor();
            assertAccessible(page);
            assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
        }
    }

    @ParameterizedTest
    @CsvSource({"320, 640, DARK", "1280, 800, LIGHT"})
    void charterPageFitsWithoutScripts(int width, int height, ColorScheme scheme) {
        site.with("/charter", Resource.text("/pages/charter.html"));
        try (BrowserContext sized = chromium()
                .context(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))) {
            Page page = sized.newPage();
            page.navigate(site.at("/charter"));
            assertEqualSizes(page.locator("button").all());
            BoundingBox main = page.locator("main").boundingBox();
            assertTrue(main.x >= 0 && main.width <= width);
        }
    }

    private static void assertVisible(List<Locator> buttons, int width, int height) {
        for (Locator button : buttons) {
            BoundingBox box = button.boundingBox();
            assertTrue(
                    box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
                    button.textContent() + " lies outside the window");
            assertTrue(box.height >= 24, button.textContent() + " is too small to hit");
            assertEquals(
                    true,
                    button.evaluate("button => button.scrollWidth <= button.clientWidth"),
                    button.textContent() + " is wider than its button");
        }
    }

    private static void assertAccessible(Page page) {
        assertEquals(List.of(), Axe.violations(page));
    }

    private static void assertEqualSizes(List<Locator> buttons) {
        BoundingBox first = buttons.get(0).boundingBox();
        for (Locator button : buttons) {
            BoundingBox box = button.boundingBox();
            assertEquals(first.width, box.width, 1);
            assertEquals(first.height, box.height, 1);
        }
    }
}
