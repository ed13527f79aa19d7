// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/**
 * An event that the log and the listener have not been told yet.
 *
 * @param sent whether the client sent the cookie, and not the site set it: clients can send any name
 */
record CookieOutcome(CookieEvent event, boolean sent) {}
