// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the placeholders of frames, and of widgets that scripts draw into a container. */
class PlaceholderIT extends InChromium {
    private static final String PLACEHOLDER = ".cookie-charter__placeholder";

    /** A map that its script draws into a container, as large as that is, and that stores a cookie. */
    private static final String MAP = """
            document.cookie = 'VISITOR=1; Max-Age=1000';
            document.getElementById('map').textContent = 'Carte de ' + document.getElementById('map').offsetHeight + ' px';
            """;

    private static final String WIDGET = """
            <link rel="stylesheet" href="/map.css"><main><h1>Portail</h1>
            <div id="map" data-consent="video"></div></main>
            <script type="text/plain" data-consent="video" src="/map.js"></script>
            """;

    @BeforeEach
    void serveFiles() {
        site.policy("cookie", Map.of("VISITOR", "video"))
                .with("/map.css", "#map { height: 300px } iframe { width: 100%; aspect-ratio: 16 / 9; border: 0 }")
                .with("/map.js", MAP)
                .with("/video", "<!DOCTYPE html><html lang='fr'><title>Film</title><p>Film</p>")
                .with("/film.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='9'></svg>")
                .page("/widget", "fr", WIDGET);
    }

    private String frame(String attributes) {
        return "<link rel='stylesheet' href='/map.css'><iframe title='Film' %s data-consent='video' data-src='%s'></iframe>"
                .formatted(attributes, site.thirdParty("/video"));
    }

    @Test
    void namesRecipientsAndTransfersOfService() {
        site.page("/frame", "fr", frame(""));
        Page page = visit("/frame");
        page.waitForSelector(PLACEHOLDER + " button");
        assertTrue(page.innerText(PLACEHOLDER).contains("Destinataires Régie Exemple"));
        page.click(PLACEHOLDER + " summary");
        String text = page.innerText(PLACEHOLDER);
        for (String part : List.of(
                "Exemple Vidéo – Lecteur vidéo",
                "Destinataires Régie Exemple",
                "Transferts hors de l’Espace économique européen États-Unis (clauses contractuelles types)",
                "ce prestataire reçoive des données sur votre appareil")) {
            assertTrue(text.contains(part), text);
        }
        assertEquals("https://video.example/confidentialite", page.getAttribute(PLACEHOLDER + " a[rel]", "href"));
        assertTrue(page.locator(PLACEHOLDER).ariaSnapshot().startsWith("- group \"Exemple Vidéo\":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "dsfr"})
    void showsImageOfSiteBehindLegibleText(String theme) {
        // A foreign base address does not lead the request for the image to another host.
        site.style("bar", theme)
                .images(Map.of("video", "/film.svg"))
                .page(
                        "/frame",
                        "fr",
                        "<base href='%s'><main><h1>Portail</h1>%s</main>"
                                .formatted(
                                        site.thirdParty("/"), frame("").replace("href='/", "href='" + site.at("/"))));
        Page page = visit("/frame");
        page.waitForSelector(PLACEHOLDER + " button");
        String image = (String) page.locator(PLACEHOLDER).evaluate("made => getComputedStyle(made).backgroundImage");
        assertEquals("url(\"" + site.at("/film.svg") + "\")", image);
        page.locator(PLACEHOLDER + " > *")
                .all()
                .forEach(part -> assertEquals(
                        page.evaluate(
                                "getComputedStyle(document.querySelector('.cookie-charter__notice')).backgroundColor"),
                        part.evaluate("part => getComputedStyle(part).backgroundColor")));
        assertEquals(List.of(), Axe.violations(page));
    }

    @Test
    void keepsAspectRatioOfFrameAtEveryWidth() {
        site.page("/frame", "fr", frame(""));
        Page page = visit("/frame");
        page.waitForSelector(PLACEHOLDER + " button");
        for (int width : new int[] {1200, 800}) {
            page.setViewportSize(width, 800);
            BoundingBox box = page.locator(PLACEHOLDER).boundingBox();
            assertEquals(16 / 9.0, box.width / box.height, .01);
        }
    }

    @Test
    void showsContainerBeforeItsScriptRuns() {
        Page page = visit("/widget");
        page.waitForSelector(PLACEHOLDER + ":has-text('Exemple Vidéo') button");
        assertEquals(300, page.locator(PLACEHOLDER).boundingBox().height, 1);
        assertTrue(page.isHidden("#map"));
        assertEquals(0, site.count("/map.js"));
        page.click(PLACEHOLDER + " [name=always]");
        page.waitForSelector("#map:has-text('Carte de 300 px')");
        assertEquals(0, page.locator(PLACEHOLDER).count());
        assertTrue(cookie("VISITOR").isPresent());
    }

    @Test
    void showsWidgetOnceWithoutStoringAnything() {
        Page page = visit("/widget");
        page.click(PLACEHOLDER + " [name=once]");
        page.waitForSelector("#map:has-text('Carte de 300 px')");
        assertEquals("VISITOR=1", page.evaluate("document.cookie"));
        assertFalse(cookie("VISITOR").isPresent());
        assertEquals(false, page.evaluate("cookieCharter.allows('video')"));
        assertEquals(0, site.count("/consent/choice"));
        page.reload();
        page.waitForSelector(PLACEHOLDER + " button");
    }

    @Test
    void hidesWidgetShownOnceAfterRefusal() {
        Page page = visit("/widget");
        page.click(PLACEHOLDER + " [name=once]");
        page.waitForSelector("#map:has-text('Carte de 300 px')");
        page.click("text=Tout refuser");
        page.waitForSelector(PLACEHOLDER + " button");
        assertTrue(page.isHidden("#map"));
    }

    @Test
    void lazyFramesLoadAfterConsentOnlyWhenTheyComeNear() {
        String far = "<p style='height: 20000px'></p>";
        site.contentSecurity("default-src 'self' 'unsafe-inline' http://127.0.0.1:*; img-src 'self' data:")
                .page(
                        "/frame",
                        "fr",
                        "<h1>Portail</h1>" + far + frame("loading='lazy'")
                                + "<iframe title='Film' loading='lazy' data-consent-blocked='video' data-consent-src='%s'></iframe>"
                                        .formatted(site.thirdParty("/video?2")));
        Page page = visit("/frame");
        page.waitForSelector(PLACEHOLDER + " button");
        page.evaluate("cookieCharter.grant(['video'])");
        page.waitForFunction("() => document.querySelectorAll('iframe[src]').length === 2");
        page.waitForTimeout(1000);
        assertEquals(0, site.count("/video"));
        // The page may still grow or shrink.
        for (int i = 0; i < 100 && site.count("/video") < 2; i++) {
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
            page.waitForTimeout(100);
        }
        assertEquals(2, site.count("/video"));
    }
}
