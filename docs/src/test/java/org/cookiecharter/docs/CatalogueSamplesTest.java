// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that JSON samples are valid catalogues, or valid as replacements of parts of the README's catalogue. */
class CatalogueSamplesTest {
    /** The start of a placeholder. */
    private static final String GAP = "\"??";

    static Stream<Sample> samples() {
        return Page.samples("json").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void catalogueLoadsUnlessItHasGap(Sample sample) {
        String catalogue = catalogue(sample.text());
        if (sample.text().contains(GAP)) {
            CatalogueException refused =
                    assertThrows(CatalogueException.class, () -> Catalogue.parse(catalogue, sample.place()));
            assertEquals(count(sample.text()), refused.errors().size(), refused.getMessage());
        } else {
            Catalogue.parse(catalogue, sample.place());
        }
    }

    @Test
    void readmeContainsWholeCatalogue() {
        assertEquals(3, Catalogue.parse(readme(), "README.md").categories().size());
    }

    private static int count(String text) {
        return text.split(Pattern.quote(GAP), -1).length - 1;
    }

    private static String catalogue(String text) {
        JsonObject part = strict(text.startsWith("{") ? text : "{" + text + "}");
        if (part.has("site")) {
            return text;
        }
        JsonObject whole = strict(readme());
        if (part.has("duration")) {
            JsonArray cookies =
                    whole.getAsJsonArray("services").get(0).getAsJsonObject().getAsJsonArray("cookies");
            cookies.add(part);
        } else {
            part.asMap().forEach(whole::add);
        }
        return whole.toString();
    }

    private static String readme() {
        List<Sample> samples = Page.of(Page.ROOT.resolve("README.md")).samples();
        return samples.stream()
                .filter(sample -> sample.language().equals("json"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static JsonObject strict(String json) {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        JsonElement element = JsonParser.parseReader(reader);
        return element.getAsJsonObject();
    }
}
