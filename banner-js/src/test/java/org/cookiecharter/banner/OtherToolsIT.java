// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of pages made for another consent tool, and of scripts that listen to one. */
class OtherToolsIT extends InChromium {
    private static final String SAID = "() => JSON.stringify((window.dataLayer || []).map(one => Array.from(one)))";
    private static final String QUEUED = "() => JSON.stringify(window._paq || [])";

    @Test
    void blocksAndRunsScriptsMarkedForOtherTools() {
        for (String name : List.of("category", "name", "later", "both", "unknown")) {
            site.with("/" + name + ".js", "window.ran = (window.ran || []).concat('" + name + "');");
        }
        // With Trusted Types, scripts may not copy an address into a script.
        site.contentSecurity("default-src 'self'; img-src 'self' data:");
        site.page("/marked", "fr", """
                <script type="text/plain" data-category="audience" src="/category.js"></script>
                <script type="text/plain" data-name="video" src="/name.js"></script>
                <script type="text/plain" data-type="text/javascript" data-name="video" data-src="/later.js"></script>
                <script type="text/plain" data-category="unknown" data-name="video" src="/both.js"></script>
                <script type="text/plain" data-category="unknown" src="/unknown.js"></script>
                <p data-name="video">A mark on what is no script says nothing.</p>
                """);
        Page page = visit("/marked");
        page.waitForSelector("#cookie-charter");
        assertEquals(null, page.evaluate("() => window.ran"));
        page.evaluate("() => window.cookieCharter.grant(['video'])");
        page.waitForFunction("() => window.ran && ran.length === 3");
        assertEquals(List.of("name", "later", "both"), page.evaluate("ran"));
        page.evaluate("() => window.cookieCharter.acceptAll()");
        page.waitForFunction("() => ran.length === 4");
        assertEquals(List.of("name", "later", "both", "category"), page.evaluate("ran"));
        assertEquals(0, site.count("/unknown.js"));
    }

    @Test
    void sendsConsentModeToGoogleFirstAndOnEachChoice() {
        site.policy("signals", Map.of("google", Map.of("ad_storage", "video", "analytics_storage", "analytics")));
        site.page("/signals", "fr", "<h1>Portail</h1>");
        Page page = visit("/signals");
        String first = "[\"consent\",\"default\",{\"ad_storage\":\"denied\",\"analytics_storage\":\"denied\"}]";
        assertEquals(sorted("[" + first + "]"), sorted((String) page.evaluate(SAID)));
        // The arguments object itself, not another list.
        assertEquals("[object Arguments]", page.evaluate("() => Object.prototype.toString.call(dataLayer[0])"));
        page.evaluate("() => window.cookieCharter.grant(['video'])");
        page.waitForFunction("() => dataLayer.length === 2");
        assertEquals("granted", page.evaluate("() => dataLayer[1][2].ad_storage"));
        assertEquals("denied", page.evaluate("() => dataLayer[1][2].analytics_storage"));
        assertEquals("update", page.evaluate("() => dataLayer[1][1]"));
        Page next = visit("/signals");
        assertEquals("granted", next.evaluate("() => dataLayer[0][2].ad_storage"));
    }

    private static List<String> sorted(String json) {
        return List.of(json.split("[^a-z_]+", -1)).stream().sorted().toList();
    }

    @Test
    void sendsConsentToMatomo() {
        site.policy("signals", Map.of("matomo", "analytics"));
        site.page("/signals", "fr", "<h1>Portail</h1>");
        Page page = visit("/signals");
        assertEquals("[[\"requireConsent\"]]", page.evaluate(QUEUED));
        page.evaluate("() => window.cookieCharter.acceptAll()");
        page.waitForFunction("() => _paq.length === 2");
        assertEquals("[[\"requireConsent\"],[\"setConsentGiven\"]]", page.evaluate(QUEUED));
        page.evaluate("() => window.cookieCharter.refuseAll()");
        page.waitForFunction("() => _paq.length === 3");
        assertEquals("forgetConsentGiven", page.evaluate("() => _paq[2][0]"));
    }
}
