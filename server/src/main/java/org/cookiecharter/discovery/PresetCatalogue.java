// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;

/** Builds catalogues that consist only of presets, to look up their declarations. */
public final class PresetCatalogue {
    private static final List<String> CATEGORIES = List.of("necessary", "statistics", "first-party", "third-party");

    private PresetCatalogue() {}

    /**
     * Returns a catalogue of these presets.
     *
     * @param ids ids from {@link Catalogue#presets}
     */
    public static Catalogue of(List<String> ids) {
        String services = ids.stream().map(id -> "{\"use\": \"" + id + "\"}").collect(Collectors.joining(", "));
        String categories = CATEGORIES.stream()
                .map(id -> "{\"id\": \"" + id + "\", \"consent\": \"opt-in\", \"name\": \"" + id + "\"}")
                .collect(Collectors.joining(", "));
        return Catalogue.parse(
                "{\"site\": \"https://example.org\", \"language\": \"en\", \"controller\": {\"name\": \"the site\"},"
                        + " \"categories\": [" + categories + "], \"services\": [" + services + "]}",
                "the presets");
    }
}
