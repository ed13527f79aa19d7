// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests of storage that scripts write under disallowed names. */
class StorageFilterIT extends InChromium {
    @Test
    void dropsDisallowedCookies() {
        Page page = visit();
        for (String text : List.of(
                "_ga=1",
                " _ga = 1 ; Path=/",
                "=_ga=1",
                "_ga_X=1; Max-Age=60",
                "undeclared=1",
                "undeclared",
                "_pk_ref.1=1",
                "_ga=1; Max-Age=0; Max-Age=60",
                "_ga=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60",
                "_ga=1; Max-Age=x",
                "cookies_preferences=v=1",
                "=cookies_preferences=1",
                "constructor=1",
                "_GA=1",
                "SESSIONID=1")) {
            page.evaluate("text => { document.cookie = text; }", text);
            assertEquals(Set.of(), names(), text);
        }
    }

    @Test
    void setsAllowedCookies() {
        Page page = visit();
        page.evaluate("document.cookie = 'sessionid=1; Path=/'; document.cookie = '_pk_id.1=2'");
        assertEquals(Set.of("sessionid", "_pk_id.1"), names());
    }

    @Test
    void allowsDeletionOfCookies() {
        Page page = visit();
        setCookie("_ga", "1");
        page.evaluate("document.cookie = '_ga=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/'");
        assertEquals(Set.of(), names());
    }

    @Test
    void protectsConsentCookieFromScripts() {
        Page page = visitAfterRefusal();
        String before = cookie("cookies_preferences").orElseThrow();
        page.evaluate("document.cookie = 'cookies_preferences=' + " + "'forged; Path=/'");
        page.evaluate("document.cookie = 'cookies_preferences=; Max-Age=0; Path=/'");
        page.evaluate("cookieStore.set('cookies_preferences', 'forged')");
        page.evaluate("cookieStore.delete('cookies_preferences')");
        page.evaluate("cookieStore.delete({name: 'cookies_preferences'})");
        assertEquals(before, cookie("cookies_preferences").orElseThrow());
    }

    @Test
    void filtersCookieStore() {
        Page page = visit();
        page.evaluate("cookieStore.set('_ga', '1')");
        page.evaluate("cookieStore.set({name: '_ga', value: '1'})");
        page.evaluate("cookieStore.set('sessionid', '1')");
        assertEquals(Set.of("sessionid"), names());
    }

    @Test
    void filtersWebStorage() {
        Page page = visit();
        page.evaluate("""
                for (const area of [localStorage, sessionStorage]) {
                  for (const key of ['ga:1', 'theme', 'cart', 'undeclared']) { area.setItem(key, '1'); }
                }""");
        assertEquals(Set.of("theme"), stored(page, true));
        assertEquals(Set.of("cart"), stored(page, false));
    }

    @Test
    void deletesStoredValuesOnWithdrawal() {
        Page page = visit();
        page.evaluate("cookieCharter.acceptAll()");
        page.evaluate("""
                document.cookie = '_ga=1; Path=/';
                document.cookie = 'sessionid=1; Path=/';
                localStorage.setItem('ga:1', '1');
                localStorage.setItem('theme', 'dark');
                sessionStorage['ga:2'] = '1';
                new Promise(done => indexedDB.open('tiles').onsuccess = event => done(event.target.result.close()));""");
        assertEquals(Set.of("_ga", "cookies_preferences", "sessionid"), names());
        page.evaluate("cookieCharter.withdraw()");
        assertEquals(Set.of("sessionid"), names());
        assertEquals("theme", page.evaluate("Object.keys(localStorage).join()"));
        assertEquals("", page.evaluate("Object.keys(sessionStorage).join()"));
        page.waitForFunction("() => indexedDB.databases().then(list => list.length === 0)");
    }

    @Test
    void deletesValuesStoredWithoutConsentOnStartup() {
        site.page("/deep/er/page", "fr", "<p>Bienvenue</p>").with("/deep/er/bare", "<p>Sans bandeau</p>");
        Page bare = context.newPage();
        bare.navigate(site.at("/deep/er/bare"));
        bare.evaluate("document.cookie = '_ga=1; Path=/deep'; document.cookie = '_ga_2=1'; localStorage.x = '1'");
        assertEquals(Set.of("_ga", "_ga_2"), names());
        Page page = visit("/deep/er/page");
        page.waitForSelector("#cookie-charter");
        assertEquals(Set.of(), names());
        assertEquals(0, page.evaluate("localStorage.length"));
    }

    @Test
    void deletesValuesAfterChoiceBeforeScriptReadsThem() {
        site.with("/bare", "<p>Sans bandeau</p>");
        visitAfterRefusal();
        Page bare = context.newPage();
        bare.navigate(site.at("/bare"));
        bare.evaluate("document.cookie = '_ga=1'; localStorage.x = '1'; localStorage.theme = 'dark'");
        Page page = visit();
        assertEquals(Set.of("cookies_preferences"), names());
        assertEquals("theme", page.evaluate("Object.keys(localStorage).join()"));
        assertEquals("theme", bare.evaluate("Object.keys(localStorage).join()"));
    }

    @Test
    void keepsExpiryOfCookieThatMayNotBeRenewed() {
        Page page = visit();
        page.evaluate("document.cookie = '_pk_id=1; Max-Age=100; Path=/'");
        double end = context.cookies().get(0).expires;
        page.evaluate("document.cookie = '_pk_id=1; Max-Age=100000; Path=/'");
        page.evaluate("cookieStore.set({name: '_pk_id', value: '1', expires: Date.now() + 1e9})");
        assertEquals(end, context.cookies().get(0).expires);
        page.evaluate("document.cookie = '_pk_id=2; Max-Age=100000; Path=/'");
        assertEquals("2", cookie("_pk_id").orElseThrow());
    }

    @Test
    void dropsNothingInReportOnlyMode() {
        site.policy("mode", "report-only");
        Page page = visit();
        page.evaluate("document.cookie = '_ga=1'; localStorage.setItem('undeclared', '1')");
        assertEquals(Set.of("_ga"), names());
        assertEquals(Set.of("undeclared"), stored(page, true));
    }

    @Test
    void allowsUndeclaredCookiesIfConfigured() {
        site.policy("undeclared", "pass");
        Page page = visit();
        page.evaluate("document.cookie = 'undeclared=1'; document.cookie = '_ga=1'");
        assertEquals(Set.of("undeclared"), names());
    }

    @Test
    void enforcesCookiesWithoutBannerOnExcludedPaths() {
        site.policy("quiet", List.of("/admin/*")).page("/admin/users", "fr", "<p>Administration</p>");
        Page page = visit("/admin/users");
        page.evaluate("document.cookie = '_ga=1'; new Promise(done => setTimeout(done, 500))");
        assertEquals(0, page.locator(".cookie-charter__root").count());
        assertEquals(Set.of(), names());
        visit().waitForSelector("#cookie-charter");
    }

    @Test
    void throwsNoErrorIntoCodeOfPage() {
        Page page = visit();
        page.evaluate("""
                document.cookie = null; document.cookie = undefined; document.cookie = ''; document.cookie = {};
                document.cookie = '='; document.cookie = ';'; document.cookie = '; Max-Age=0';
                cookieStore.set('_ga', '1'); localStorage.setItem(null, undefined);""");
        assertEquals(Set.of(), names());
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        context.cookies().forEach(cookie -> names.add(cookie.name.isEmpty() ? cookie.value : cookie.name));
        return names;
    }
}
