// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the interface looks the same on pages with far-reaching styles as on an empty page. */
class HostileStyleIT extends InChromium {
    private static final String HOSTILE = """
            * { all: unset !important; color: red !important; font: 40px/3 cursive !important; display: inline !important;
              position: static !important; transform: rotate(3deg) !important; letter-spacing: 1em !important;
              background: lime !important; padding: 50px !important; margin: 20px !important; opacity: .2 !important;
              width: 900px !important; float: left !important; text-transform: uppercase !important; }
            html { font-size: 40px !important; }
            body { letter-spacing: 9px; line-height: 4; text-align: end; word-spacing: 2em; visibility: hidden; }
            html body button, #cookie-charter button { border-radius: 50px !important; color: red !important; }
            *::before, *::after { content: "x" !important; display: block !important; }
            ::backdrop { background: red !important; }
            """;

    /** A script that collects the position and appearance of every element, without the page's scroll bars. */
    private static final String PICTURE = """
            root => [root].concat(Array.from(root.querySelectorAll('*'))).map(element => {
              const {left, top, width, height} = element.getBoundingClientRect();
              const {color, backgroundColor, font, letterSpacing, opacity, textTransform, visibility, transform, display,
                position, borderRadius, cssFloat} = getComputedStyle(element);
              const before = getComputedStyle(element, '::before').content;
              return [element.tagName, Math.round(left), Math.round(top), Math.round(width), Math.round(height), color,
                backgroundColor, font, letterSpacing, opacity, textTransform, visibility, transform, display, position,
                borderRadius, cssFloat, before].join(' ');
            })""";

    @ParameterizedTest
    @CsvSource({"bar, plain", "corner, dsfr", "dialog, minimal"})
    void looksTheSameOnAnyPage(String placement, String theme) {
        site.style(placement, theme)
                .page("/", "fr", "")
                .with("/hostile.css", HOSTILE)
                .page("/hostile", "fr", "<link rel='stylesheet' href='/hostile.css'>");
        Page calm = visit();
        Page hostile = visit("/hostile");
        assertAlike(calm, hostile, "#cookie-charter");
        for (Page page : new Page[] {calm, hostile}) {
            page.click("#cookie-charter .cookie-charter__button >> nth=2");
        }
        assertAlike(calm, hostile, "#cookie-charter-preferences");
    }

    /** As documented for themes: by properties, and by important rules in a layer of the page. */
    @Test
    void pageCanOverrideThemeProperties() {
        site.with("/theme.css", """
                        .cookie-charter__root { --cc-accent: #00513f; --cc-radius: 3px; }
                        @layer site { .cookie-charter__button { text-transform: uppercase !important; } }
                        """).page("/", "fr", "<link rel='stylesheet' href='/theme.css'>");
        Page page = visit();
        page.waitForSelector("#cookie-charter button");
        assertEquals(
                "rgb(0, 81, 63) 3px uppercase",
                page.locator("#cookie-charter .cookie-charter__button").first().evaluate("""
                        button => {
                          const {backgroundColor, borderRadius, textTransform} = getComputedStyle(button);
                          return [backgroundColor, borderRadius, textTransform].join(' ');
                        }"""));
    }

    private static void assertAlike(Page calm, Page hostile, String layer) {
        calm.waitForSelector(layer);
        hostile.waitForSelector(layer);
        assertEquals(
                calm.locator(layer).evaluate(PICTURE), hostile.locator(layer).evaluate(PICTURE));
    }

    /** Nothing of a page changes but the space below, which the bar needs. */
    @ParameterizedTest
    @CsvSource({"bar, plain", "corner, dsfr", "dialog, minimal"})
    void leavesLookOfPageUnchanged(String placement, String theme) {
        String body = "<main><h1>A</h1><button class=button>B</button><p role=alert>C</p><table><tr><th>D</table>"
                + "<dialog open>E</dialog><label><input type=checkbox>F</label></main>";
        site.style(placement, theme).page("/", "fr", body).page("/bare", "fr", body);
        Page page = visit();
        page.waitForSelector("#cookie-charter");
        Object with = page.locator("main").evaluate(PICTURE);
        context.route("**/banner.js", route -> route.abort());
        assertEquals(visit("/bare").locator("main").evaluate(PICTURE), with);
    }
}
