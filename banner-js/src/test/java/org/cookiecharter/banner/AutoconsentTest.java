// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A tool that answers banners for the visitor, without a rule for ours: npm's {@code @duckduckgo/autoconsent}. It is
 * fetched once, into {@code target}; without npm the tests are skipped.
 */
class AutoconsentTest extends InChromium {
    private static final String PACKAGE = "@duckduckgo/autoconsent@16.23.0";
    private static final String SHA_512 = "3539838404857f9a54b12c20d93c93f51ef919851cb986573f206745c620260a"
            + "3383a44b7975cff6e1fc003c40dfae3243680904cbbcdc037f0f6e18e2790f2a";
    private static final String ENTRY = "package/dist/autoconsent.playwright.js";
    private static final int BLOCK = 512;
    private static final Page.WaitForFunctionOptions PATIENT = new Page.WaitForFunctionOptions().setTimeout(20_000);

    /** All that we speak of those in which it has words for both, a banner and a refusal. */
    private static final List<String> KNOWN = List.of("ca", "de", "en", "es", "eu", "fr", "it", "nl", "pl");

    private static final String START = """
            window.autoconsentSendMessage = ({type}) => {
              if (type === 'init') {
                setTimeout(() => autoconsentReceiveMessage(
                    {type: 'initResp', rules: {autoconsent: []}, config: {heuristicMode: 'reject', autoAction: 'optOut'}}));
              }
              return Promise.resolve();
            };""";

    @ParameterizedTest
    @CsvSource({"bar", "corner", "dialog"})
    @DisplayName("12: refusing is worded so that tools which refuse for the visitor find and press it")
    void itRefusesWhereverTheBannerLies(String placement) throws Exception {
        site.style(placement, "plain");
        assertEquals(List.of("fr"), refusedIn(List.of("fr")));
    }

    @Test
    @DisplayName("12: so in every language that they know")
    void itRefusesInEveryLanguageThatItKnows() throws Exception {
        site.policy("languages", Texts.LANGUAGES);
        assertEquals(KNOWN, refusedIn(KNOWN));
    }

    /** Each language has a visitor of its own, and all of them wait at once: the tool takes its time. */
    private List<String> refusedIn(List<String> languages) throws Exception {
        String script = script();
        // It writes style into the page, which ours do not need.
        site.contentSecurity("default-src 'self' data: 'unsafe-inline'");
        Map<String, Page> pages = new LinkedHashMap<>();
        for (String language : languages) {
            site.page("/" + language, language, "<main><h1>Portail</h1></main>");
            Page page = visitor().newPage();
            pages.put(language, page);
            page.navigate(site.at("/" + language));
            page.waitForSelector("#cookie-charter .cookie-charter__button");
            page.evaluate("() => {" + START + "}");
            page.evaluate("() => {" + script + "}");
        }
        List<String> refused = new ArrayList<>();
        pages.forEach((language, page) -> {
            try {
                page.waitForFunction("() => cookieCharter.choice.decided", null, PATIENT);
                if (page.evaluate("cookieCharter.choice.granted.length").equals(0)) {
                    refused.add(language);
                }
            } catch (TimeoutError left) {
                // It did not find the button: the language is missing from the list.
            }
            page.context().close();
        });
        return refused;
    }

    private static String script() throws Exception {
        Path file = Path.of("target", "duckduckgo-autoconsent-16.23.0.tgz");
        if (!Files.exists(file)) {
            pack();
        }
        byte[] archive = Files.readAllBytes(file);
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(archive);
        assertEquals(SHA_512, HexFormat.of().formatHex(digest), "not the package that was meant");
        return entry(archive);
    }

    private static void pack() throws Exception {
        try {
            Process npm = new ProcessBuilder("npm", "pack", "--silent", PACKAGE)
                    .directory(Path.of("target").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            boolean done = npm.waitFor(60, TimeUnit.SECONDS);
            npm.destroy();
            Assumptions.assumeTrue(done && npm.exitValue() == 0, "npm does not get " + PACKAGE);
        } catch (IOException absent) {
            Assumptions.abort("there is no npm: " + absent);
        }
    }

    /** A file of the archive: a header of one block, which holds name and size, comes before each. */
    private static String entry(byte[] archive) throws IOException {
        try (DataInputStream tar = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            byte[] header = new byte[BLOCK];
            while (true) {
                tar.readFully(header);
                String name = new String(header, 0, 100, StandardCharsets.UTF_8).trim();
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                byte[] content = tar.readNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
                if (name.equals(ENTRY)) {
                    return new String(content, 0, size, StandardCharsets.UTF_8);
                }
            }
        }
    }
}
