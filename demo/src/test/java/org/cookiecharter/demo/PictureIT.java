// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes pictures of the banner over the portal, in {@code target/screens}. The README shows a copy of
 * {@code banner-en-1280-LIGHT.png}, {@code .github/banner.png}.
 */
@Timeout(60)
class PictureIT {
    private static final Path SCREENS = Path.of("target/screens");

    @ParameterizedTest
    @CsvSource({
        "en-GB, 1280, LIGHT", "en-GB, 1280, DARK", "en-GB, 320, LIGHT",
        "fr-FR, 1280, LIGHT", "fr-FR, 1280, DARK", "fr-FR, 320, DARK"
    })
    void screenshotShowsWholeBanner(String locale, int width, ColorScheme scheme, @TempDir Path data) throws Exception {
        Files.createDirectories(SCREENS);
        try (RunningDemo demo = RunningDemo.portal(data);
                BrowserContext context = Chromium.shared()
                        .context(new Browser.NewContextOptions()
                                .setLocale(locale)
                                .setColorScheme(scheme)
                                .setViewportSize(width, width < 500 ? 640 : 720))) {
            Page page = context.newPage();
            page.navigate(demo.uri("/").toString());
            Locator banner = page.locator("#cookie-charter");
            banner.waitFor();
            String name = "banner-" + locale.substring(0, 2) + "-" + width + "-" + scheme + ".png";
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name)));
            assertTrue(page.locator("#cookie-charter button").all().stream()
                    .filter(Locator::isVisible)
                    .allMatch(button -> {
                        var box = button.boundingBox();
                        return box.x >= 0 && box.y >= 0 && box.x + box.width <= width;
                    }));
        }
    }
}
