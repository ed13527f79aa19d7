// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One appearance of the interface.
 *
 * @param placement the placement of the first layer
 * @param language {@code fr}, {@code en} or {@code ar}, the languages of the {@link Portal}
 * @param width the width of the window, in CSS pixels
 */
record Scene(State state, String theme, String placement, String language, int width, ColorScheme scheme) {
    static final List<String> THEMES = List.of("plain", "dsfr", "minimal");
    static final List<String> PLACEMENTS = List.of("bar", "corner", "dialog");
    static final List<String> LANGUAGES = List.of("fr", "en", "ar");
    static final List<Integer> WIDTHS = List.of(320, 768, 1440);
    static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    /** Returns every scene of this state; placements are included only if the first layer is visible. */
    static Stream<Scene> allOf(State state) {
        List<String> placements = state.dependsOnPlacement() ? PLACEMENTS : PLACEMENTS.subList(0, 1);
        return THEMES.stream()
                .flatMap(theme -> placements.stream()
                        .flatMap(placement -> LANGUAGES.stream()
                                .flatMap(language -> WIDTHS.stream()
                                        .flatMap(width -> SCHEMES.stream()
                                                .map(scheme -> new Scene(
                                                        state, theme, placement, language, width, scheme))))));
    }

    /** Returns the options of a window for this scene. */
    Browser.NewContextOptions window() {
        int height = width < 400 ? 640 : width < 1000 ? 1024 : 900;
        return new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
    }

    @Override
    public String toString() {
        return String.join("-", state.name(), theme, placement, language, Integer.toString(width), scheme.name())
                .toLowerCase(Locale.ROOT);
    }
}
