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
 * An item that the browser stored, sent to a third party or sent to the site.
 *
 * @param kind such as {@code localStorage}
 * @param owner its owner
 * @param what its name and location
 * @param elsewhere whether it belongs to another site, where it cannot be withdrawn
 */
record DailyCount(String kind, Owner owner, String what, boolean elsewhere) implements Comparable<DailyCount> {
    private static final String OWN_COOKIE = "cookies_preferences";
    private static final List<String> STORED = List.of("localStorage", "sessionStorage", "indexedDB");

    /** Returns all current items; the page must be one of the site's. */
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
        for (String cookie : site.received()) {
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

    /** Returns whether this item is allowed if these owners are; undeclared services may send anything. */
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
