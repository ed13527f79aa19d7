package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What ships, as files. */
class BundleTest {
    private static final int LARGEST = 11 * 1024;

    @Test
    void scriptAndStyleTakeAtMostElevenKibibytesCompressed() throws IOException {
        int size = gzip(Resource.bundle("banner.js"));
        assertTrue(size <= LARGEST, "banner.js takes " + size + " bytes of gzip -9 and must take at most " + LARGEST);
    }

    @Test
    void theScriptHoldsTheWholeStyle() {
        assertTrue(Resource.bundle("banner.js")
                .contains(Resource.bundle("banner.css").strip()));
    }

    @Test
    void theScriptHoldsNothingThatHtmlUnitCannotReadOrThatAPolicyForbids() {
        String script = Resource.bundle("banner.js");
        for (String forbidden : List.of(
                "\\bclass ",
                "\\basync ",
                "\\bawait ",
                "\\(\\.\\.\\.\\w+\\)[^=]",
                "innerHTML\\s*=",
                "\\beval\\(",
                "\\?\\.[a-z]")) {
            assertFalse(Pattern.compile(forbidden).matcher(script).find(), forbidden);
        }
    }

    @Test
    void theCharterPageHasItsStyle() {
        assertTrue(Resource.bundle("charter.css").contains("--cc-accent"));
        assertTrue(Resource.bundle("charter.css").contains(".cookie-charter-page"));
    }

    @Test
    void allLanguagesHaveTheSameTextsInTheSameOrder() {
        JsonObject french = Resource.texts("fr");
        JsonObject english = Resource.texts("en");
        assertEquals(keys("", french), keys("", english));
        assertEquals("fr", french.get("language").getAsString());
        assertEquals("en", english.get("language").getAsString());
    }

    @Test
    void noTextIsEmptyAndPlaceholdersAreTheSame() {
        List<String> french = values(Resource.texts("fr"));
        List<String> english = values(Resource.texts("en"));
        for (int i = 0; i < french.size(); i++) {
            assertFalse(french.get(i).isBlank());
            assertEquals(placeholders(french.get(i)), placeholders(english.get(i)), french.get(i));
        }
    }

    private static List<String> keys(String prefix, JsonObject object) {
        List<String> keys = new ArrayList<>();
        object.entrySet().forEach(entry -> {
            keys.add(prefix + entry.getKey());
            if (entry.getValue().isJsonObject()) {
                keys.addAll(keys(prefix + entry.getKey() + ".", entry.getValue().getAsJsonObject()));
            }
        });
        return keys;
    }

    private static List<String> values(JsonElement element) {
        List<String> values = new ArrayList<>();
        if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(entry -> values.addAll(values(entry.getValue())));
        } else {
            values.add(element.getAsString());
        }
        return values;
    }

    private static List<String> placeholders(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(result -> result.group())
                .sorted()
                .toList();
    }

    private static int gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
