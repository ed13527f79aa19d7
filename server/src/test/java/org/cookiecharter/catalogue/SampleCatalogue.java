// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A small valid catalogue, and variants with replaced texts. */
final class SampleCatalogue {
    static final String JSON = """
            {"site": "https://example.org", "language": "fr",
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Nécessaires"},
              {"id": "stats", "consent": "opt-out", "name": "Statistiques"},
              {"id": "ads", "consent": "opt-in", "name": "Publicité", "purpose": "Montrer des annonces"}],
             "services": [
              {"id": "login", "provider": "Us", "name": "Connexion", "category": "needed",
               "cookies": [{"name": "sid", "purpose": "Session", "duration": "P14D"}]},
              {"id": "count", "provider": "Counter", "name": "Mesure", "category": "stats",
               "cookies": [{"name": "_c", "purpose": "Compter", "duration": "P13M"}]},
              {"id": "video", "provider": "Them", "name": "Vidéo", "category": "ads", "origins": ["v.example"],
               "cookies": [{"name": "_v_*", "purpose": "Mesurer", "duration": "P6M", "thirdPartyAccess": false}]},
              {"id": "map", "provider": "Maps", "name": "Carte", "category": "ads", "purpose": "Montrer une carte",
               "origins": ["m.example"]}]}
            """;

    private SampleCatalogue() {}

    /** Returns the sample with the first string of each pair replaced once by the second. */
    static String with(String... pairs) {
        String json = JSON;
        for (int i = 0; i < pairs.length; i += 2) {
            int at = json.indexOf(pairs[i]);
            if (at < 0) {
                throw new IllegalArgumentException("the sample has no " + pairs[i]);
            }
            json = json.substring(0, at) + pairs[i + 1] + json.substring(at + pairs[i].length());
        }
        return json;
    }

    static Catalogue catalogue(String... pairs) {
        return Catalogue.parse(with(pairs), "sample.json");
    }

    /** Returns the errors in this text as they are printed; empty if it is valid. */
    static List<String> errors(String json) {
        try {
            Catalogue unused = Catalogue.parse(json, "sample.json");
            return List.of();
        } catch (CatalogueException e) {
            return e.errors().stream().map(CatalogueError::toString).toList();
        }
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
