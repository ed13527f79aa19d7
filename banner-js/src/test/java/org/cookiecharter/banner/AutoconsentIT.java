// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests npm's {@code @duckduckgo/autoconsent}, a tool that closes banners for the visitor, without a rule for ours.
 * Without npm the tests are skipped.
 */
class AutoconsentIT extends InChromium {
    private static final Page.WaitForFunctionOptions PATIENT = new Page.WaitForFunctionOptions().setTimeout(20_000);

    /** Our languages for which the tool knows the words of both banners and refusals. */
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
    void autoconsentRefusesInEveryPlacement(String placement) {
        site.style(placement, "plain");
        assertEquals(List.of("fr"), refusedIn(List.of("fr")));
    }

    @Test
    @DisplayName("12: so in every language that they know")
    void autoconsentRefusesInEveryLanguage() {
        site.policy("languages", Texts.LANGUAGES);
        assertEquals(KNOWN, refusedIn(KNOWN));
    }

    /**
     * Returns the languages in which the tool refuses, with one visitor each, concurrently because the tool is slow.
     */
    private List<String> refusedIn(List<String> languages) {
        String script = NpmPackages.file("@duckduckgo/autoconsent@16.23.0", "dist/autoconsent.playwright.js");
        // The tool inserts inline styles; our scripts do not.
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
                // The tool did not find the button: the language is missing from the list.
            }
            page.context().close();
        });
        return refused;
    }
}
