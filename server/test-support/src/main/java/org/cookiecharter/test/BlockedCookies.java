// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieEvent;
import org.cookiecharter.consent.CookieListener;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.consent.SiteRequest;

/**
 * A listener that collects the undeclared cookies that an application sets. The handler or filter blocks them, so that
 * no response shows them: set this listener in the settings, or make it a bean of a Spring Boot application.
 * Thread-safe.
 */
public final class BlockedCookies implements CookieListener {
    private static final Set<CookieAction> SET_BY_APPLICATION = Set.of(CookieAction.BLOCKED, CookieAction.WOULD_BLOCK);

    private final Set<String> names = new ConcurrentSkipListSet<>();

    /** Creates a listener that has collected nothing yet. */
    public BlockedCookies() {}

    @Override
    public void onCookie(SiteRequest request, CookieEvent event) {
        if (event.decision() == Decision.UNDECLARED && SET_BY_APPLICATION.contains(event.action())) {
            names.add(event.name());
        }
    }

    /** Returns the names of the cookies in alphabetical order. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Forgets the cookies that were collected. */
    public void clear() {
        names.clear();
    }

    /**
     * Asserts that the application has set declared cookies only. The listener is notified when a response is on its
     * way, so the cookies of the last response may be missing for a moment after a client has received it.
     *
     * @throws AssertionError if it has set others; the message names each of them, and the line to add to the catalogue
     */
    public void assertNone() {
        List<String> blocked = names();
        if (!blocked.isEmpty()) {
            throw new AssertionError(String.join(
                    "\n",
                    blocked.stream()
                            .map(name -> DeclarationLine.undeclared(name, DeclarationLine.of(name, null)))
                            .toList()));
        }
    }
}
