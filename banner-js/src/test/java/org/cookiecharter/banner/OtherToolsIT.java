// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of pages made for another consent tool. */
class OtherToolsIT extends InChromium {
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
}
