// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the interface changes nothing on paper (P19): each test prints a page that fills one sheet of A4. */
class PrintIT extends InChromium {
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");
    private static final String STYLE = "<link rel=\"stylesheet\" href=\"/sheet.css\">";

    /** A block of the height of one sheet without its margins. */
    private void serve(String body) {
        site.with(
                        "/sheet.css",
                        "html, body { margin: 0; padding: 0 } .sheet { height: 1050px } .part { height: 800px }")
                .page("/", "fr", STYLE + body);
    }

    private static long sheets(Page page) {
        String pdf = new String(page.pdf(new Page.PdfOptions().setFormat("A4")), StandardCharsets.ISO_8859_1);
        return SHEET.matcher(pdf).results().count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bar", "corner", "dialog"})
    void printsOneSheetWhileBannerIsOpen(String placement) {
        site.style(placement, "plain");
        serve("<div class=sheet>Texte</div>");
        Page page = visit();
        page.waitForSelector("text=Tout refuser");
        page.waitForTimeout(600);
        assertEquals(1, sheets(page));
    }

    @Test
    void printsOneSheetWithReopenButtonAndStatus() {
        serve("<div class=sheet>Texte</div>");
        Page page = visit();
        page.click("text=Tout refuser");
        page.waitForSelector("[role=status]:not(:empty)");
        assertEquals(1, sheets(page));
    }

    @Test
    void printsOneSheetWithOpenPreferences() {
        serve("<div class=sheet>Texte</div>");
        Page page = visit();
        page.click("text=Choisir");
        page.waitForSelector("#cookie-charter-preferences[open]");
        assertEquals(1, sheets(page));
    }

    @Test
    void printsOneSheetWithPlaceholder() {
        site.policy("origins", Map.of("127.0.0.1", "video"));
        serve("<div class=part>Texte</div>"
                + ServerMarkup.block("<iframe title=\"Film\" width=\"300\" height=\"150\" src=\""
                        + site.thirdParty("/film") + "\"></iframe>"));
        Page page = visit();
        page.click("text=Tout refuser");
        page.waitForSelector(".cookie-charter__placeholder button");
        assertEquals(1, sheets(page));
    }

    @Test
    void screenIsUnchangedAfterPrinting() {
        serve("<div class=sheet>Texte</div>");
        Page page = visit();
        page.waitForSelector("text=Tout refuser");
        page.waitForTimeout(600);
        String height = "getComputedStyle(document.body).paddingBottom";
        Object before = page.evaluate(height);
        sheets(page);
        assertEquals(before, page.evaluate(height));
        page.click("text=Tout refuser");
        page.waitForSelector(
                "text=Tout refuser", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        assertEquals("0px", page.evaluate(height));
    }
}
