// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes screenshots of the interface in {@code banner-js/target/screens}, for review. An ordinary run takes one scene
 * of each state; {@code -Dscreens=all} takes each in every language, width, scheme, theme and placement.
 */
class ScreensIT extends InChromium {
    private static final long DRAWN = "all".equals(System.getProperty("screens")) ? Long.MAX_VALUE : 1;
    private static final Path SCREENS = Path.of("target/screens");

    @ParameterizedTest
    @EnumSource(State.class)
    void takesScreenshotOfEveryScene(State state) {
        Scene.allOf(state).limit(DRAWN).forEach(scene -> {
            Path file = SCREENS.resolve(scene + ".png");
            site.style(scene.placement(), scene.theme());
            try (BrowserContext window = chromium().context(scene.window())) {
                Page page = window.newPage();
                state.show(page, Portal.at(site, scene.language()), site);
                page.screenshot(new Page.ScreenshotOptions().setPath(file));
            }
            assertTrue(Files.exists(file), file.toString());
        });
    }
}
