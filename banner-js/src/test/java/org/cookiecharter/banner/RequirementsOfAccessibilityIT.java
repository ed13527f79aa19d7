// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the requirements of RGAA 4.1 and WCAG 2.2, with the numbers of the project's list of requirements. */
class RequirementsOfAccessibilityIT extends InChromium {
    private static final String NOTICE = "#cookie-charter";
    private static final String BUTTONS = NOTICE + " .cookie-charter__button";

    /** A script that computes the WCAG contrast of the focus ring with its background; 0 if there is no ring. */
    private static final String RING = """
            () => {
              const element = document.activeElement;
              const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(element);
              const parts = color => {
                const canvas = new OffscreenCanvas(1, 1).getContext('2d');
                canvas.fillStyle = color;
                canvas.fillRect(0, 0, 1, 1);
                return Array.from(canvas.getImageData(0, 0, 1, 1).data).slice(0, 3);
              };
              const light = color => parts(color).map(part => part / 255)
                  .map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
                  .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
              const around = getComputedStyle(element.closest('.cookie-charter__root')).backgroundColor;
              const [low, high] = [light(outlineColor), light(around)].sort((a, b) => a - b);
              return outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? 0 : (high + .05) / (low + .05);
            }""";

    @Test
    @DisplayName("50: every control is reached by Tab, in the order of reading, and all can be done without a mouse")
    void allActionsWorkByKeyboard() {
        Page page = visit();
        waitForFirstNotice(page);
        // Opens the dialog with the services of each category unfolded.
        pressUntil(page, "Voir les 4 prestataires");
        page.keyboard().press("Enter");
        page.waitForSelector("dialog[open]");
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 60 && !stops.contains("Enregistrer mes choix"); i++) {
            page.keyboard().press("Tab");
            stops.add(focused(page));
            if (stops.get(stops.size() - 1).equals("video")) {
                page.keyboard().press("Space");
            }
        }
        assertEquals(
                List.of(
                        "statistics",
                        "Voir le prestataire",
                        "matomo",
                        "Cookies et confidentialité",
                        "audience",
                        "Voir le prestataire",
                        "analytics",
                        "Cookies et confidentialité",
                        "media",
                        "Voir les 2 prestataires",
                        "video",
                        "Cookies et confidentialité",
                        "maps",
                        "Cookies et confidentialité",
                        "Voir le prestataire",
                        "Cookies et confidentialité",
                        "Charte cookies",
                        "Tout accepter",
                        "Tout refuser",
                        "Enregistrer mes choix"),
                stops);
        page.keyboard().press("Enter");
        waitForNoNotice(page);
        assertEquals(List.of("statistics", "video"), page.evaluate("cookieCharter.choice.granted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "dsfr", "minimal"})
    @DisplayName("50: the focus is seen, in each theme and scheme")
    void showsFocus(String theme) {
        site.style("bar", theme);
        Page page = visit();
        waitForFirstNotice(page);
        for (var scheme : Scene.SCHEMES) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int i = 0; i < 5; i++) {
                page.keyboard().press(scheme == Scene.SCHEMES.get(0) ? "Tab" : "Shift+Tab");
                if (Boolean.TRUE.equals(page.evaluate("!!document.activeElement.closest('.cookie-charter__root')"))) {
                    double contrast = ((Number) page.evaluate(RING)).doubleValue();
                    assertTrue(contrast >= 3, theme + " " + scheme + " " + focused(page) + " has " + contrast);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bar, 320, 256",
        "bar, 640, 512",
        "bar, 1280, 1024",
        "corner, 320, 480",
        "corner, 640, 512",
        "corner, 1280, 800"
    })
    @DisplayName("51: nothing of the page that has the focus is hidden behind the first layer")
    void neverObscuresFocus(String placement, int width, int height) {
        String links = "<a href='#'>lien</a><br><p style='text-align:end'><a href='#'>autre lien</a></p>".repeat(15);
        site.contentSecurity("").style(placement, "plain").page("/", "fr", links);
        try (BrowserContext sized =
                chromium().context(new Browser.NewContextOptions().setViewportSize(width, height))) {
            Page page = sized.newPage();
            page.navigate(site.at("/"));
            waitForFirstNotice(page);
            page.waitForFunction(
                    "() => getComputedStyle(document.documentElement).getPropertyValue('--cookie-charter-height')");
            for (int i = 0; i < 40; i++) {
                page.keyboard().press(i < 35 ? "Tab" : "Shift+Tab");
                assertEquals(true, page.evaluate("""
                        async () => {
                          const visible = () => {
                            const {left, top, width, height} = document.activeElement.getClientRects()[0];
                            return document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 10));
                          };
                          // The browser scrolls to the focus with the next frame.
                          for (let frame = 0; frame < 60 && !visible(); frame++) {
                            await new Promise(requestAnimationFrame);
                          }
                          const seen = visible();
                          return document.activeElement.contains(seen) || seen.contains(document.activeElement);
                        }"""), "stop " + i + " is hidden");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    @DisplayName("52: every target is 24 px large, or a link in a sentence")
    void targetsHaveMinSize(State state) {
        Page page = context.newPage();
        page.setViewportSize(320, 640);
        state.show(page, Portal.at(site, "fr"), site);
        Locator targets = page.locator(
                ".cookie-charter__root :is(button, label, summary, .cookie-charter__placeholder button):visible");
        assertTrue(targets.count() > 0);
        for (Locator target : targets.all()) {
            BoundingBox box = target.boundingBox();
            assertTrue(box.height >= 23.5 && box.width >= 24, target + " is " + box.width + " by " + box.height);
        }
    }

    @ParameterizedTest
    @CsvSource({"bar, region", "corner, region", "dialog, dialog"})
    @DisplayName("54, 55: elements have names, roles and headings; the dialog takes, traps and restores the focus")
    void accessibilityTreeIsComplete(String placement, String role) {
        site.style(placement, "plain");
        Page page = visit();
        page.waitForSelector(BUTTONS);
        String tree = page.locator(NOTICE).ariaSnapshot();
        assertEquals("""
                - '%s "Cookies : votre choix"':
                  - 'heading "Cookies : votre choix" [level=2]'
                  - alert
                  - paragraph: "Selon votre choix, des cookies et des technologies similaires servent à :"
                  - list:
                    - listitem: Compter les visites par des statistiques anonymes, pour améliorer le site.
                    - listitem: Comprendre comment vous utilisez ce site, et adapter ce qu’il vous propose.
                    - listitem: Afficher des vidéos et des cartes hébergées par d’autres.
                  - paragraph:
                    - text: Vous pouvez refuser sans conséquence, et changer d’avis à tout moment.
                    - button "Voir les 4 prestataires"
                    - text: ·
                    - link "Charte cookies":
                      - /url: %s
                  - button "Tout accepter"
                  - button "Tout refuser"
                  - button "Choisir"
                """.formatted(role, site.at("/consent/")).strip(), tree.replace('\u00a0', ' '));
        assertEquals(role.equals("dialog"), page.evaluate("!!document.activeElement.closest('#cookie-charter')"));
        page.click("text=Choisir");
        tree = page.locator("#cookie-charter-preferences").ariaSnapshot();
        assertTrue(tree.contains("dialog \"Gérer les cookies\""), tree);
        assertTrue(tree.contains("group \"Vidéos et cartes\""), tree);
        assertTrue(tree.contains("checkbox \"Vidéos et cartes\""), tree);
        page.click("dialog summary >> nth=4");
        tree = page.locator("#cookie-charter-preferences").ariaSnapshot();
        assertTrue(tree.contains("checkbox \"Exemple Vidéo – Lecteur vidéo"), tree);
        page.click("dialog summary >> nth=2");
        page.click("dialog summary >> nth=3");
        tree = page.locator("#cookie-charter-preferences").ariaSnapshot();
        assertTrue(tree.contains("table \"Analyse de parcours\""), tree);
        assertTrue(tree.contains("rowheader \"_ga\""), tree);
        page.keyboard().press("Escape");
        page.waitForFunction("() => document.activeElement.textContent === 'Choisir'");
    }

    private static void pressUntil(Page page, String label) {
        for (int i = 0; i < 20 && !focused(page).equals(label); i++) {
            page.keyboard().press("Tab");
        }
        assertEquals(label, focused(page));
    }

    /** Returns the value or else the text of the focused element. */
    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.value || document.activeElement.textContent.trim()");
    }
}
