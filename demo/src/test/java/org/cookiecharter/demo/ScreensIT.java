// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.cookiecharter.proof.DailyCount.Kind;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Takes screenshots of the server's own pages in {@code banner-js/target/screens}, beside the banner's, and checks them
 * with axe-core. An ordinary run uses a different language and width for each theme; {@code -Dscreens=all} uses all
 * combinations.
 */
@Timeout(300)
class ScreensIT {
    private static final boolean ALL = "all".equals(System.getProperty("screens"));
    private static final Path SCREENS = Path.of("../banner-js/target/screens");
    private static final List<String> LANGUAGES = List.of("fr", "en", "ar");
    private static final List<Integer> WIDTHS = List.of(320, 768, 1440);
    private static final List<String> THEMES = List.of("plain", "dsfr", "minimal");
    private static final String RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    /** The rules whose results depend on colours: the others find the same in each colour scheme. */
    private static final String COLOUR_RULES = "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}";

    private static final String AXE = """
            () => axe.run(document, {resultTypes: ['violations'], runOnly: %s})
              .then(({violations}) => violations.map(({id, nodes}) => id + ': '
                + nodes.map(({html, failureSummary}) => html + ' ' + failureSummary).join('; ')))""";

    private static final String AXE_SOURCE = resource("/axe.min.js");

    /** A script that finds content that the sides of the window cut off, except text for screen readers only. */
    private static final String OVERFLOWS = """
            () => Array.from(document.querySelectorAll('body *')).filter(element => {
              if (!element.checkVisibility()) return false;
              const {left, right, width} = element.getBoundingClientRect();
              return width > 1 && (left < -1 || right > innerWidth + 1);
            }).map(element => element.outerHTML.slice(0, 120))""";

    private static Chromium chromium;

    @TempDir
    private Path data;

    @BeforeAll
    static void launch() {
        chromium = Chromium.shared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "dsfr", "minimal"})
    @DisplayName("39, 53, 54: the charter and the proof have no fault that axe-core knows, and fit at 320 px")
    void takesScreenshotOfEveryPage(String theme) throws Exception {
        Path catalogue = Files.writeString(data.resolve("catalogue.json"), catalogue(theme));
        try (RunningDemo demo = new RunningDemo(Options.DEFAULT.withCatalogue(catalogue), data)) {
            for (String language : LANGUAGES) {
                for (int width : WIDTHS) {
                    boolean sample = THEMES.indexOf(theme) == LANGUAGES.indexOf(language)
                            && THEMES.indexOf(theme) == WIDTHS.indexOf(width);
                    if (ALL || sample) {
                        draw(demo, theme, language, width);
                    }
                }
            }
        }
    }

    private void draw(RunningDemo demo, String theme, String language, int width) {
        try (BrowserContext window =
                chromium.context(new Browser.NewContextOptions().setViewportSize(width, width < 400 ? 640 : 900))) {
            Page page = window.newPage();
            String name = theme + "-" + language + "-" + width;
            page.navigate(demo.uri("/consent/?lang=" + language).toString());
            look(page, "charter-" + name, language);
            print(page);
            page.check("input[value=video-example]");
            page.click("form button:not([name])");
            page.navigate(demo.uri("/consent/?lang=" + language).toString());
            look(page, "charter-decided-" + name, language);
            page.navigate(demo.uri("/consent/proof?lang=" + language).toString());
            look(page, "proof-" + name, language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void reportPassesAxeAndFitsOnScreen(String language) throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (ProofStore store = SqliteProofStore.open(data.resolve("consent.db"))) {
            for (int day = 0; day < 30; day++) {
                LocalDate past = today.minusDays(day);
                store.addDailyCounts(List.of(
                        new org.cookiecharter.proof.DailyCount(past, Kind.ASKED, "", 40 + 7 * (day % 5)),
                        new org.cookiecharter.proof.DailyCount(past, Kind.ANSWERED, "", 20 + 3 * (day % 7)),
                        new org.cookiecharter.proof.DailyCount(
                                past, Kind.SET_COOKIE, "_undeclared_with_a_rather_long_name", 5),
                        new org.cookiecharter.proof.DailyCount(past, Kind.THIRD_PARTY, "stats.tracker.example", 3)));
            }
        }
        try (RunningDemo demo = new RunningDemo(Options.DEFAULT, data)) {
            demo.choose("accept-all", "statistics", "first-party", "third-party");
            demo.choose("choose", "first-party", "video-example");
            demo.choose("refuse-all");
            for (int width : ALL ? WIDTHS : List.of(language.equals("fr") ? 320 : 1440)) {
                try (BrowserContext window =
                        chromium.context(new Browser.NewContextOptions().setViewportSize(width, 800))) {
                    Page page = window.newPage();
                    page.navigate(demo.report("?lang=" + language).toString());
                    look(page, "report-" + language + "-" + width, language);
                    page.navigate(
                            demo.report("?lang=" + language + "&from=never").toString());
                    look(page, "report-wrong-" + language + "-" + width, language);
                }
            }
        }
    }

    /** The printed page has no buttons, but all of the text. */
    private static void print(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertFalse(page.isVisible("form"));
        assertTrue(page.isVisible("td >> nth=0"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /** Returns the faults that axe-core finds in a page. */
    static Object violations(Page page) {
        page.evaluate(AXE_SOURCE);
        return page.evaluate(AXE.formatted(RULES));
    }

    private static void look(Page page, String name, String language) {
        assertEquals(language, page.getAttribute("html", "lang"));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(file)));
            boolean first = scheme == ColorScheme.LIGHT;
            assertEquals(List.of(), first || ALL ? violations(page) : page.evaluate(AXE.formatted(COLOUR_RULES)), file);
        }
        assertEquals(List.of(), page.evaluate(OVERFLOWS), name);
        assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name);
    }

    /** Returns the portal's catalogue with this theme. */
    private static String catalogue(String theme) {
        JsonObject json = JsonParser.parseString(resource("/org/cookiecharter/demo/cookies.json"))
                .getAsJsonObject();
        JsonObject drawn = new JsonObject();
        drawn.addProperty("theme", theme);
        json.add("interface", drawn);
        return json.toString();
    }

    private static String resource(String path) {
        try (InputStream stream = ScreensIT.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
