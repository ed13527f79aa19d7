package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
