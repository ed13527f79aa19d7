// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.charter.InterfaceTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of the layers, by the vectors that the tests of the script draw. Instead of the texts of the interface, the
 * vectors contain their keys in braces, so that each language can replace them.
 */
class LayersTest {
    @ParameterizedTest
    @CsvSource({"fr, bar", "fr, dialog", "en, bar", "en, dialog", "ar, bar", "ar, dialog"})
    void createsLayersOfSharedVectors(String language, String placement) throws IOException {
        JsonObject texts = supported(language).all().deepCopy();
        JsonObject banner = texts.getAsJsonObject("banner");
        banner.entrySet().stream()
                .filter(text -> text.getValue().isJsonPrimitive())
                .forEach(text -> banner.addProperty(text.getKey(), '{' + text.getKey() + '}'));
        JsonObject providers = new JsonObject();
        providers.addProperty("other", "{providers {n}}");
        banner.add("providers", providers);
        texts.addProperty("direction", "{direction}");

        Layers layers = new Layers(
                catalogue(language, placement), language, new InterfaceTexts(language, texts), "/consent", false);

        assertEquals(vector(language + '.' + placement), layers.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void writesNoticeForPagesWithoutScriptsInAscii(String language) throws IOException {
        InterfaceTexts texts = supported(language);
        Layers layers = new Layers(catalogue(language, "dialog"), language, texts, "/consent", false);
        String html = new NoScriptNotice(layers, "/consent").html();

        assertFalse(html.chars().anyMatch(c -> c < ' ' || c > '~'), html);
        assertTrue(html.startsWith("<noscript class=\"cookie-charter__noscript\"><link rel=\"stylesheet\""), html);
        assertTrue(html.contains("lang=\"" + language + "\" dir=\"" + texts.direction() + '"'), html);
        assertFalse(html.contains("</link>") || html.contains("</input>"), html);
    }

    private static InterfaceTexts supported(String language) {
        return Objects.requireNonNull(InterfaceTexts.forLanguage(language));
    }

    private static Catalogue catalogue(String language, String placement) throws IOException {
        JsonObject catalogue = vector("catalogue." + language);
        JsonObject appearance = new JsonObject();
        appearance.addProperty("placement", placement);
        catalogue.add("interface", appearance);
        return Catalogue.parse(catalogue.toString(), language);
    }

    private static JsonObject vector(String name) throws IOException {
        String path = "/vectors/layers/" + name + ".json";
        try (InputStream stream = Objects.requireNonNull(LayersTest.class.getResourceAsStream(path), path)) {
            return JsonParser.parseString(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        }
    }
}
