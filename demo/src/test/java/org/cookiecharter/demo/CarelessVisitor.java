// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One who visits the careless site in a browser of its own, and what there is to see of it, by {@link Owner}. */
final class CarelessVisitor implements AutoCloseable {
    private final CarelessSite site;
    private final ThirdParties thirdParties;
    private final int port;
    private final BrowserContext context;
    private final Page page;

    /** @param port of what stands in front of the site */
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

    /** From now on only what comes is seen. */
    void forget() {
        site.forget();
        thirdParties.forget();
    }

    List<Cookie> cookies() {
        return context.cookies().stream()
                .filter(cookie -> cookie.domain.endsWith("careless.localhost"))
                .toList();
    }

    /** The names in the jar, of scripts and HttpOnly ones; a nameless one as {@code =value}. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        cookies().forEach(cookie -> names.add(cookie.name.isEmpty() ? "=" + cookie.value : cookie.name));
        return names;
    }

    /** Whose cookies of this site there are. */
    Set<String> ownersInTheJar() {
        return owners(names().stream()
                .filter(name -> !name.equals("cookies_preferences"))
                .map(name -> name.replaceFirst("^=", ""))
                .toList());
    }

    @SuppressWarnings("unchecked")
    Set<String> ownersInStorages() {
        return owners((List<String>) page.evaluate("async () => [...Object.keys(localStorage),"
                + " ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(one => one.name)]"));
    }

    /** Whose cookies the site was shown. */
    Set<String> ownersShown() {
        return owners(site.seen().stream()
                .filter(cookie -> !cookie.startsWith("cookies_preferences="))
                .map(cookie -> cookie.replaceFirst("=.*", ""))
                .toList());
    }

    /** Who was sent a request. */
    Set<String> ownersAsked() {
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
