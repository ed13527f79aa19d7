// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the ES module of the npm package in a page with the banner, and in one without. */
class ModuleIT extends InChromium {
    private static final String APPLICATION = """
            import * as consent from '/module.js';
            window.consent = consent;
            window.received = [];
            window.stop = consent.subscribe(choice => received.push(choice.decided + ' ' + choice.granted));
            """;

    @BeforeEach
    void serveModule() throws IOException {
        site.with("/module.js", Files.readString(Path.of("src/main/module/cookie-charter.mjs")))
                .with("/application.js", APPLICATION)
                .page("/application", "fr", "<main>Portail</main><script type=module src=/application.js></script>")
                .with("/bare", "<!DOCTYPE html><title>Bare</title><script type=module src=/application.js></script>");
    }

    private Page application(String path) {
        Page page = visit(path);
        page.waitForFunction("() => window.stop");
        return page;
    }

    @Test
    void replaysCurrentChoiceToEachNewSubscriber() {
        Page page = application("/application");
        assertEquals(List.of("false "), page.evaluate("received"));
        page.click("text=Tout refuser");
        page.waitForFunction("() => received.length === 2");
        assertEquals(List.of("false ", "true "), page.evaluate("received"));

        assertEquals(
                List.of("true "),
                page.evaluate("() => { const late = []; consent.subscribe(choice => late.push(choice.decided + ' ' +"
                        + " choice.granted)); return late; }"));
    }

    @Test
    void callsSubscriberAfterEachChangeUntilItIsRemoved() {
        Page page = application("/application");
        page.evaluate("() => consent.grant('video')");
        page.waitForFunction("() => received.length === 2");
        assertEquals(List.of("false ", "true statistics,video"), page.evaluate("received"));
        page.evaluate("() => { stop(); return consent.acceptAll(); }");
        page.waitForFunction("() => consent.allows('maps')");
        page.waitForTimeout(50);
        assertEquals(2, page.evaluate("received.length"));
    }

    @Test
    void returnsSameObjectUntilChoiceChanges() {
        Page page = application("/application");
        assertEquals(true, page.evaluate("consent.getChoice() === consent.getChoice()"));
        page.evaluate("() => { window.first = consent.getChoice(); return consent.acceptAll(); }");
        page.waitForFunction("() => consent.allows('maps')");
        assertEquals(false, page.evaluate("consent.getChoice() === first"));
        assertEquals(
                page.evaluate("JSON.stringify(cookieCharter.choice)"),
                page.evaluate("JSON.stringify(consent.getChoice())"));
    }

    @Test
    void grantsNothingInPageWithoutBanner() {
        Page page = application("/bare");
        assertEquals(List.of(), page.evaluate("received"));
        assertEquals(
                List.of("null", "false", "undefined"),
                page.evaluate("[consent.getChoice(), consent.allows('video'), consent.open()].map(String)"));
        assertEquals(
                "Error: Cookie Charter is not in this page: load /consent/banner.js first in its head",
                page.evaluate("() => consent.grant('video').catch(String)"));
    }
}
