// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that axe-core finds no error in any state, theme, placement, scheme and language. An ordinary run tests one
 * language and width for each theme and placement, and only the rules about colours in the dark scheme, which replaces
 * the light one while a state is shown; {@code -Dscreens=all} tests all combinations.
 */
class AccessibilityIT extends InChromium {
    private static final boolean ALL = "all".equals(System.getProperty("screens"));

    @ParameterizedTest
    @EnumSource(State.class)
    void hasNoAccessibilityViolationInAnyState(State state) {
        Scene.allOf(state)
                .filter(scene -> scene.scheme() == ColorScheme.LIGHT && (ALL || isSample(scene)))
                .forEach(scene -> {
                    site.style(scene.placement(), scene.theme());
                    try (BrowserContext window = chromium().context(scene.window())) {
                        Page page = window.newPage();
                        state.show(page, Portal.at(site, scene.language()), site);
                        assertEquals(List.of(), Axe.violations(page), scene::toString);
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                        assertEquals(
                                List.of(),
                                ALL ? Axe.violations(page) : Axe.colourViolations(page),
                                () -> scene + " in the dark");
                    }
                });
    }

    /** Returns whether the scene is in an ordinary run. An error looks the same in each placement. */
    private static boolean isSample(Scene scene) {
        int theme = Scene.THEMES.indexOf(scene.theme());
        int placement = Scene.PLACEMENTS.indexOf(scene.placement());
        int turn = theme + placement;
        return (scene.state() != State.FAILURE || placement == theme)
                && Scene.LANGUAGES.indexOf(scene.language()) == turn % Scene.LANGUAGES.size()
                && Scene.WIDTHS.indexOf(scene.width()) == turn % Scene.WIDTHS.size();
    }
}
