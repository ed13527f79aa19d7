// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** A listener that is notified of the action on each cookie. */
@FunctionalInterface
public interface CookieListener {
    /**
     * Handles an event. The thread that sends the response calls it when the header is on its way, so it must not
     * block. An exception is logged and has no further effect.
     */
    void onCookie(SiteRequest request, CookieEvent event);
}
