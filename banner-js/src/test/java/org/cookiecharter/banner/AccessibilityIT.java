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
 * language and width for each theme and placement; {@code -Dscreens=all} tests all combinations. The scheme changes
 * while a state is shown.
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
                        for (ColorScheme scheme : Scene.SCHEMES) {
                            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                            assertEquals(List.of(), Axe.violations(page), scene + " in " + scheme);
                        }
                    }
                });
    }

    /** Returns whether the scene is in an ordinary run. */
    private static boolean isSample(Scene scene) {
        int turn = Scene.THEMES.indexOf(scene.theme()) + Scene.PLACEMENTS.indexOf(scene.placement());
        return Scene.LANGUAGES.indexOf(scene.language()) == turn % Scene.LANGUAGES.size()
                && Scene.WIDTHS.indexOf(scene.width()) == turn % Scene.WIDTHS.size();
    }
}
