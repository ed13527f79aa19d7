// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One thing that was kept by the browser, sent to a third party or shown to the site.
 *
 * @param kind like {@code localStorage}
 * @param owner whose it is
 * @param what its name, and where it is
 * @param elsewhere whether it belongs to another site, where nothing of it can be taken back
 */
record DailyCount(String kind, Owner owner, String what, boolean elsewhere) implements Comparable<DailyCount> {
    private static final String OWN_COOKIE = "cookies_preferences";
    private static final List<String> STORED = List.of("localStorage", "sessionStorage", "indexedDB");

    /** All that is to be seen now; the page must be one of the site's. */
    static Set<DailyCount> all(BrowserContext context, Page page, CarelessSite site, ThirdParties thirdParties) {
        Set<DailyCount> all = new TreeSet<>();
        for (Cookie cookie : context.cookies()) {
            String name = cookie.name.isEmpty() ? "=" + cookie.value : cookie.name;
            if (!name.equals(OWN_COOKIE)) {
                all.add(new DailyCount(
                        cookie.httpOnly ? "HttpOnly cookie" : "cookie",
                        Owner.of(name.replaceFirst("^=", "")),
                        name + " of " + cookie.domain + cookie.path
                                + (cookie.partitionKey == null ? "" : " (partitioned)"),
                        !cookie.domain.endsWith("careless.localhost")));
            }
        }
        for (String kind : STORED) {
            for (Object key : (List<?>) page.evaluate(
                    "async kind => kind === 'indexedDB' ? (await indexedDB.databases()).map(one => one.name)"
                            + " : Object.keys(window[kind])",
                    kind)) {
                all.add(new DailyCount(kind, Owner.of((String) key), (String) key, false));
            }
        }
        for (String cookie : site.seen()) {
            String name = cookie.replaceFirst("=.*", "");
            if (!name.equals(OWN_COOKIE)) {
                all.add(new DailyCount("shown to the site", Owner.of(name), name, false));
            }
        }
        for (String line : thirdParties.log()) {
            all.add(new DailyCount("request", Owner.of(line.replaceFirst(" .*", "")), line, true));
        }
        return all;
    }

    /** Whether this may be where these owners' things are allowed. What nobody declared sends what it likes. */
    boolean allowed(EnumSet<Owner> owners) {
        return owners.contains(owner) || (owner == Owner.ROGUE && elsewhere);
    }

    @Override
    public int compareTo(DailyCount other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
