// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that everything stays visible and usable on small screens, with large text, wide spacing or forced colours. */
class ReflowIT extends InChromium {
    private static final String NOTICE = "#cookie-charter";
    private static final String BUTTONS = NOTICE + " .cookie-charter__button";

    /** A script that finds parts of the interface that are cut, exceed the window's width, or scroll sideways. */
    private static final String OVERFLOWS = """
            () => {
              const told = element => element.tagName + ' "' + element.textContent.trim().slice(0, 50) + '"';
              const seen = Array.from(document.querySelectorAll('.cookie-charter__root, .cookie-charter__root *'))
                  .filter(element => element.getClientRects().length);
              return seen.filter(element => {
                const {left, right} = element.getBoundingClientRect();
                return left < -1 || right > innerWidth + 1 || (element.clientWidth && element.scrollWidth > element.clientWidth + 1)
                    || (element.tagName === 'BUTTON' && element.scrollHeight > element.clientHeight + 1);
              }).map(told);
            }""";

    private static final String BUTTONS_IN_SIGHT = """
            buttons => buttons.every(button => {
              const {left, right, top, bottom} = button.getBoundingClientRect();
              return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
                && document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === button
                && getComputedStyle(button).borderTopWidth !== '0px';
            })""";

    @ParameterizedTest
    @CsvSource({
        "bar, fr, 1280, 400",
        "bar, de, 1280, 400",
        "bar, ar, 1280, 400",
        "bar, el, 1280, 400",
        "corner, fr, 1024, 600",
        "corner, de, 1024, 600",
        "corner, ar, 1024, 600",
        "corner, el, 1024, 600"
    })
    void coversAtMostThirdOfSmallScreen(String placement, String language, int width, int height) {
        site.style(placement, "plain").policy("languages", Texts.LANGUAGES).page("/", language, "");
        Page page = visit();
        page.waitForSelector(BUTTONS);
        // Only style sheets decide on the layout, so that the page need not be loaded for each size.
        for (ViewportSize screen : List.of(
                new ViewportSize(320, 640),
                new ViewportSize(390, 844),
                new ViewportSize(844, 390),
                new ViewportSize(568, 320),
                new ViewportSize(width, height))) {
            String size = screen.width + "x" + screen.height;
            page.setViewportSize(screen.width, screen.height);
            double part = ((Number) page.locator(NOTICE).evaluate("""
                    notice => {
                      const {width, height} = notice.getBoundingClientRect();
                      return width * height / innerWidth / innerHeight;
                    }""")).doubleValue();
            assertTrue(part <= .334, size + " covers " + part);
            assertEquals(true, page.locator(BUTTONS).evaluateAll(BUTTONS_IN_SIGHT), size);
            assertEquals(
                    true,
                    page.locator(NOTICE)
                            .evaluate(
                                    "notice => notice.scrollHeight <= notice.clientHeight"
                                            + " && notice.firstElementChild.getBoundingClientRect().top >= notice.getBoundingClientRect().top"),
                    size + " sticks out");
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    @DisplayName("53: at 320 by 256 px, which is 1280 by 1024 at 400 %, nothing scrolls sideways")
    void causesNoHorizontalScrolling(State state) {
        Page page = context.newPage();
        page.setViewportSize(320, 256);
        for (String placement : state.dependsOnPlacement() ? Scene.PLACEMENTS : List.of("bar")) {
            context.clearCookies();
            site.style(placement, "plain");
            state.show(page, Portal.at(site, "fr"), site);
            assertEquals(List.of(), page.evaluate(OVERFLOWS), placement);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bar, 640, 512",
        "bar, 1280, 800",
        "corner, 640, 512",
        "corner, 1280, 800",
        "dialog, 640, 512",
        "dialog, 1280, 800"
    })
    @DisplayName("53: letters of twice their size lose no button")
    void losesNoContentWithLargeText(String placement, int width, int height) {
        site.style(placement, "plain");
        Page page = context.newPage();
        page.setViewportSize(width, height);
        CDPSession browser = context.newCDPSession(page);
        browser.send("Page.enable");
        browser.send("Page.setFontSizes", json("{\"fontSizes\": {\"standard\": 32, \"fixed\": 26}}"));
        page.navigate(site.at("/"));
        page.waitForSelector(BUTTONS);
        assertEquals("32px", page.locator(NOTICE).evaluate("notice => getComputedStyle(notice).fontSize"));
        assertEquals(List.of(), page.evaluate(OVERFLOWS));
        assertEquals(true, page.locator(BUTTONS).evaluateAll(BUTTONS_IN_SIGHT));
        page.click(BUTTONS + " >> nth=2");
        page.waitForSelector("dialog[open]#cookie-charter-preferences");
        assertEquals(List.of(), page.evaluate(OVERFLOWS));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    @DisplayName("53: the spacing of WCAG 1.4.12 cuts nothing")
    void cutsNoTextWithWideSpacing(State state) {
        Page page = context.newPage();
        page.setViewportSize(320, 640);
        for (String placement : state.dependsOnPlacement() ? Scene.PLACEMENTS : List.of("bar")) {
            context.clearCookies();
            site.style(placement, "plain");
            state.show(page, Portal.at(site, "en"), site);
            // Like a visitor's own style sheet, which precedes those of pages and ours.
            page.evaluate("""
                    () => document.adoptedStyleSheets[0].insertRule(`@layer first { :root :root, .cookie-charter__root * {
                      line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
                      .cookie-charter__root p { margin-bottom: 2em !important; } }`, 0)""");
            assertEquals(
                    true,
                    page.evaluate("parseFloat(getComputedStyle(document.querySelector("
                            + "'.cookie-charter__root :is(button, a):not([hidden])')).letterSpacing) > 1"));
            assertEquals(List.of(), page.evaluate(OVERFLOWS), placement);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bar", "corner", "dialog"})
    @DisplayName("53: with forced colours each button has an edge, and none is lost")
    void losesNoContentInForcedColours(String placement) {
        site.style(placement, "plain");
        try (BrowserContext forced = chromium()
                .context(new Browser.NewContextOptions()
                        .setViewportSize(640, 512)
                        .setForcedColors(ForcedColors.ACTIVE))) {
            Page page = forced.newPage();
            page.navigate(site.at("/"));
            page.waitForSelector(BUTTONS);
            assertEquals(true, page.locator(BUTTONS).evaluateAll(BUTTONS_IN_SIGHT));
            page.click(BUTTONS + " >> nth=2");
            page.waitForSelector("dialog[open]#cookie-charter-preferences");
            assertEquals(List.of(), Axe.violations(page));
        }
    }

    @Test
    @DisplayName("55: nothing moves, so there is nothing to reduce")
    void hasNoAnimation() {
        try (BrowserContext reduced =
                chromium().context(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE))) {
            Page page = reduced.newPage();
            State.DETAILS.show(page, Portal.at(site, "fr"), site);
            assertEquals(0, page.evaluate("document.getAnimations().length"));
            assertEquals(
                    true,
                    page.evaluate(
                            "Array.from(document.querySelectorAll('.cookie-charter__root *')).every(element => {"
                                    + " const {animationName, transitionDuration, scrollBehavior} = getComputedStyle(element);"
                                    + " return animationName === 'none' && transitionDuration === '0s' && scrollBehavior === 'auto'; })"));
        }
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
