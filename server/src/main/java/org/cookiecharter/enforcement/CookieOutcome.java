// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import org.cookiecharter.consent.CookieEvent;

/**
 * An event that is not yet logged or passed to the listener.
 *
 * @param sent whether the client sent the cookie, which can have any name; false if the site sets it
 */
record CookieOutcome(CookieEvent event, boolean sent) {}
