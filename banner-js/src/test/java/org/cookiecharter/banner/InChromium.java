// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;

/** A test with a fresh site and browser profile. A page error or a violation of the page's policy fails it. */
abstract class InChromium {
    protected TestSite site;
    protected BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    static Chromium chromium() {
        return Chromium.shared();
    }

    @BeforeEach
    void begin() throws IOException {
        site = new TestSite().page("/", "fr", "<main><h1>Portail</h1><p>Bienvenue</p></main>");
        context = visitor();
    }

    /** Creates another visitor with a separate profile, whose page errors fail the test too. The test closes it. */
    protected BrowserContext visitor() {
        BrowserContext visitor = chromium().context();
        visitor.onPage(page -> page.onPageError(complaints::add));
        visitor.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Trusted")) {
                complaints.add(message.text());
            }
        });
        return visitor;
    }

    @AfterEach
    void end() {
        context.close();
        site.close();
        Assertions.assertEquals(List.of(), complaints);
    }

    /** Opens the front page. */
    protected Page visit() {
        return visit("/");
    }

    protected Page visit(String path) {
        Page page = context.newPage();
        page.navigate(site.at(path));
        return page;
    }

    /** Opens the front page, refuses, and clears the recorded requests. */
    protected Page visitAfterRefusal() {
        Page page = visit();
        page.click("text=Tout refuser");
        waitForNoNotice(page);
        return page;
    }

    /** Waits until the notice is first in the order of Tab: the script moves it before the page, once that has started. */
    protected void waitForFirstNotice(Page page) {
        page.waitForSelector("#cookie-charter");
        page.waitForFunction("() => document.body.previousElementSibling?.id === 'cookie-charter'");
    }

    protected void waitForNoNotice(Page page) {
        page.waitForFunction("() => !document.getElementById('cookie-charter')");
    }

    /** Returns the value of a cookie in the browser; empty if there is none. */
    protected Optional<String> cookie(String name) {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .map(cookie -> cookie.value)
                .findFirst();
    }

    /** Returns the names in a storage of the browser, unfiltered by the page's scripts. */
    protected Set<String> stored(Page page, boolean local) {
        JsonObject id = new JsonObject();
        id.addProperty("securityOrigin", site.at("").replaceFirst("/$", ""));
        id.addProperty("isLocalStorage", local);
        JsonObject question = new JsonObject();
        question.add("storageId", id);
        CDPSession session = context.newCDPSession(page);
        session.send("DOMStorage.enable");
        Set<String> names = new TreeSet<>();
        session.send("DOMStorage.getDOMStorageItems", question)
                .getAsJsonArray("entries")
                .forEach(entry -> names.add(entry.getAsJsonArray().get(0).getAsString()));
        session.detach();
        return names;
    }

    protected void setCookie(String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(site.at("/"))));
    }
}
