// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;

/** The catalogue that consists of all presets, to look up their declarations. */
public final class PresetCatalogue {
    private static final List<String> CATEGORIES = List.of("necessary", "statistics", "first-party", "third-party");
    private static final Catalogue ALL = load();

    private PresetCatalogue() {}

    /** Returns the presets of {@link Catalogue#presets}. */
    public static Catalogue all() {
        return ALL;
    }

    private static Catalogue load() {
        String services = Catalogue.presets().stream()
                .map(id -> "{\"use\": \"" + id + "\"}")
                .collect(Collectors.joining(", "));
        String categories = CATEGORIES.stream()
                .map(id -> "{\"id\": \"" + id + "\", \"consent\": \"opt-in\", \"name\": \"" + id + "\"}")
                .collect(Collectors.joining(", "));
        return Catalogue.parse(
                "{\"site\": \"https://example.org\", \"language\": \"en\", \"controller\": {\"name\": \"the site\"},"
                        + " \"categories\": [" + categories + "], \"services\": [" + services + "]}",
                "the presets");
    }
}
