// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Tests that the browser finishes the requests of the interface (P23), whose bodies are read. */
class RequestsIT extends InChromium {
    private final List<String> finished = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();

    private Page open() {
        Page page = context.newPage();
        page.onRequestFinished(request -> finished.add(request.method() + " " + path(request.url())));
        page.onRequestFailed(
                request -> failed.add(request.method() + " " + path(request.url()) + " " + request.failure()));
        page.navigate(site.at("/"));
        return page;
    }

    private static String path(String address) {
        return address.replaceFirst("^https?://[^/]*", "").replaceFirst("\\?.*", "");
    }

    private void requireFinished(Page page, String... requests) {
        for (int attempt = 0; attempt < 100 && !finished.containsAll(List.of(requests)); attempt++) {
            page.waitForTimeout(20);
        }
        assertTrue(finished.containsAll(List.of(requests)), finished::toString);
        assertEquals(List.of(), failed);
    }

    @Test
    void finishesRefusal() {
        Page page = open();
        page.click("text=Tout refuser");
        page.waitForSelector("[role=status]:not(:empty)");
        requireFinished(page, "PUT /consent/choice", "GET /consent/layers.json");
    }

    @Test
    void finishesWithdrawal() {
        Page page = open();
        page.click("text=Tout accepter");
        page.waitForSelector("[role=status]:not(:empty)");
        page.evaluate("cookieCharter.withdraw()");
        requireFinished(page, "PUT /consent/choice", "DELETE /consent/choice");
    }

    @Test
    void finishesChoiceThatServerRejects() {
        site.refusal = 503;
        Page page = open();
        page.click("text=Tout refuser");
        page.waitForSelector("#cookie-charter [role=alert]:not(:empty)");
        requireFinished(page, "PUT /consent/choice");
    }

    @Test
    void finishesChoiceOnPageThatReplacesFetch() {
        site.page("/", "fr", "<h1>Portail</h1><script src=\"/fetch.js\"></script>")
                .with("/fetch.js", "window.fetch = () => Promise.reject(new TypeError('replaced'))");
        Page page = open();
        page.click("text=Tout refuser");
        page.waitForSelector("[role=status]:not(:empty)");
        requireFinished(page, "PUT /consent/choice");
    }

    @Test
    void finishesReportOfBlockedNames() {
        Page page = open();
        page.evaluate("document.cookie = 'undeclared=1'");
        page.waitForTimeout(2200);
        requireFinished(page, "POST /consent/discovery");
    }
}
