// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A visitor of the careless site with a separate browser profile, and the observed items by {@link Owner}. */
final class CarelessVisitor implements AutoCloseable {
    private final CarelessSite site;
    private final ThirdParties thirdParties;
    private final int port;
    private final BrowserContext context;
    private final Page page;

    /** @param port of the server in front of the site */
    CarelessVisitor(BrowserContext context, CarelessSite site, ThirdParties thirdParties, int port) {
        this.context = context;
        this.site = site;
        this.thirdParties = thirdParties;
        this.port = port;
        page = context.newPage();
        forget();
    }

    Page page() {
        return page;
    }

    Page anotherPage() {
        return context.newPage();
    }

    void visit(String path) {
        page.navigate(address(path));
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    String address(String path) {
        return "http://" + CarelessSite.HOST + ":" + port + path;
    }

    void acceptAll() {
        visit("/quiet");
        page.evaluate("() => window.cookieCharter.acceptAll()");
    }

    /** Discards the observations made so far. */
    void forget() {
        site.forget();
        thirdParties.forget();
    }

    List<Cookie> cookies() {
        return context.cookies().stream()
                .filter(cookie -> cookie.domain.endsWith("careless.localhost"))
                .toList();
    }

    /** Returns the names of all cookies, HttpOnly ones included; a nameless one as {@code =value}. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        cookies().forEach(cookie -> names.add(cookie.name.isEmpty() ? "=" + cookie.value : cookie.name));
        return names;
    }

    /** Returns the owners of this site's cookies. */
    Set<String> ownersInTheJar() {
        return owners(names().stream()
                .filter(name -> !name.equals("cookies_preferences"))
                .map(name -> name.replaceFirst("^=", ""))
                .toList());
    }

    /** Returns the owners of all stored items, without those that the page script has in memory only. */
    @SuppressWarnings("unchecked")
    Set<String> ownersInStorages() {
        List<String> names = new ArrayList<>((List<String>)
                page.evaluate("async () => (await indexedDB.databases()).map(database => database.name)"));
        names.addAll(entryNames(page, true));
        names.addAll(entryNames(page, false));
        return owners(names);
    }

    /**
     * Returns the names of the entries in a storage of the browser.
     *
     * @param local whether {@code localStorage} is read, or {@code sessionStorage}
     */
    List<String> entryNames(Page page, boolean local) {
        JsonObject storage = new JsonObject();
        storage.addProperty("securityOrigin", String.valueOf(page.evaluate("location.origin")));
        storage.addProperty("isLocalStorage", local);
        JsonObject question = new JsonObject();
        question.add("storageId", storage);
        CDPSession session = context.newCDPSession(page);
        session.send("DOMStorage.enable");
        List<String> names = new ArrayList<>();
        session.send("DOMStorage.getDOMStorageItems", question)
                .getAsJsonArray("entries")
                .forEach(entry -> names.add(entry.getAsJsonArray().get(0).getAsString()));
        session.detach();
        return names;
    }

    /** Returns the owners of the cookies that the site received. */
    Set<String> ownersOfReceivedCookies() {
        return owners(site.received().stream()
                .filter(cookie -> !cookie.startsWith("cookies_preferences="))
                .map(cookie -> cookie.replaceFirst("=.*", ""))
                .toList());
    }

    /** Returns the owners that received a request. */
    Set<String> ownersOfRequests() {
        return owners(thirdParties.log().stream()
                .map(line -> line.replaceFirst(" .*", ""))
                .toList());
    }

    private static Set<String> owners(List<String> names) {
        Set<String> owners = new TreeSet<>();
        names.forEach(name -> owners.add(Owner.of(name).id()));
        return owners;
    }

    @Override
    public void close() {
        context.close();
    }
}
