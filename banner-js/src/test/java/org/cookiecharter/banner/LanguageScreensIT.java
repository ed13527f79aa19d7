// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Tests that no layer is cut or too wide in any language on the narrowest screen of WCAG 1.4.10. An ordinary run tests the
 * languages of the screenshots; {@code -Dscreens=all} tests all.
 */
class LanguageScreensIT extends InChromium {
    private static final boolean ALL = "all".equals(System.getProperty("screens"));
    private static final int WIDTH = 320;
    private static final int HEIGHT = 640;

    /** The languages of the screenshots: with the longest words, other scripts, and from right to left. */
    private static final List<String> SHOWN = List.of("ar", "bg", "br", "de", "el", "fi", "he", "lb", "lt");

    /** A script that finds texts below an element that are cut at the left or right, or wider than their button. */
    private static final String OVERFLOWS = """
            root => {
              const told = element => element.tagName + ' "' + element.textContent.trim().slice(0, 60) + '"';
              const all = Array.from(root.querySelectorAll('*')).filter(
                  element => element.getClientRects().length && !getComputedStyle(element).clipPath.includes('inset'));
              const wide = all.filter(element => {
                const {left, right} = element.getBoundingClientRect();
                return left < -1 || right > innerWidth + 1;
              });
              const cut = all.filter(({tagName, scrollWidth, clientWidth, scrollHeight, clientHeight}) =>
                  tagName === 'BUTTON' && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1));
              const sideways = all.concat(document.documentElement).filter(
                  ({scrollWidth, clientWidth}) => clientWidth && scrollWidth > clientWidth + 1);
              return Array.from(new Set(wide.concat(cut, sideways))).map(told);
            }""";

    /** A script that collects the sizes of the buttons in a row: one, if all are equal. */
    private static final String SIZES = """
            root => Array.from(new Set(Array.from(root.querySelectorAll('.cookie-charter__buttons button')).map(button => {
              const {width, height} = button.getBoundingClientRect();
              return Math.round(width) + 'x' + Math.round(height);
            })))""";

    @Test
    void fitsOnScreenInEveryLanguage() {
        List<String> complaints = new ArrayList<>();
        site.with("/video", "<p>Film</p>").policy("languages", Texts.LANGUAGES).policy("labels", labels());
        for (String language : Texts.LANGUAGES) {
            site.page(
                    "/" + language,
                    language,
                    "<iframe title='Film' data-consent='video' data-src='%s' width='300' height='150'></iframe>"
                            .formatted(site.thirdParty("/video")));
        }
        try (BrowserContext narrow =
                chromium().context(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT))) {
            Page page = narrow.newPage();
            page.onPageError(complaints::add);
            for (String language : ALL ? Texts.LANGUAGES : SHOWN) {
                page.navigate(site.at("/" + language));
                String bar = "#cookie-charter";
                page.waitForSelector(bar + " button");
                assertLanguage(page, bar, language);
                complaints.addAll(discrepancies(page, bar, language));
                complaints.addAll(discrepancies(page, ".cookie-charter__placeholder", language));
                shoot(page, language, "notice");
                page.locator(bar + " .cookie-charter__buttons button").last().click();
                page.waitForSelector("dialog");
                page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
                assertLanguage(page, "dialog", language);
                complaints.addAll(discrepancies(page, "dialog", language));
                shoot(page, language, "preferences");
                page.keyboard().press("Escape");
            }
        }
        assertEquals(List.of(), complaints);
    }

    /** Tests each language's plural forms: Slovene has one for three and four, and another for five. */
    @Test
    void usesPluralFormOfLanguageForNumberOfProviders() {
        site.policy("languages", Texts.LANGUAGES).page("/", "sl", "");
        assertEquals(
                "Prikaži 4 ponudnike",
                visit().locator("#cookie-charter .cookie-charter__link").textContent());
    }

    private static void assertLanguage(Page page, String root, String language) {
        assertEquals(language, page.getAttribute(root, "lang"));
        assertEquals(language.equals("ar") || language.equals("he") ? "rtl" : "ltr", page.getAttribute(root, "dir"));
    }

    private static List<String> discrepancies(Page page, String root, String language) {
        List<String> reported = new ArrayList<>();
        ((List<?>) page.locator(root).evaluate(OVERFLOWS))
                .forEach(discrepancy -> reported.add(language + " " + root + " " + discrepancy));
        List<?> sizes = (List<?>) page.locator(root).evaluate(SIZES);
        assertNotEquals(List.of(), sizes);
        if (sizes.size() > 1) {
            reported.add(language + " " + root + " has buttons of different sizes: " + sizes);
        }
        return reported;
    }

    private static JsonObject labels() {
        JsonObject labels = new JsonObject();
        for (String language : Texts.LANGUAGES) {
            Map<String, String> texts = Texts.of(language).single();
            labels.addProperty(language, Objects.requireNonNull(texts.get("banner.manage")));
        }
        return labels;
    }

    private static void shoot(Page page, String language, String layer) {
        if (SHOWN.contains(language)) {
            Path file = Path.of("target/screens", "languages", language + "-" + layer + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }
}
