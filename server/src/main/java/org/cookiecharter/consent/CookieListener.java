// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** Is told what was done to each cookie. */
@FunctionalInterface
public interface CookieListener {
    /**
     * Called by the thread that sends the response, when its head is on the way; it must not block. What it throws is
     * logged and goes no further.
     */
    void onCookie(SiteRequest request, CookieEvent event);
}
