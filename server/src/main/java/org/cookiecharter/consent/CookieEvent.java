// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/**
 * An action on one cookie in one exchange, and the reason for it.
 *
 * @param name the name of the cookie as the browser stores it; empty for a cookie without a name
 * @param action the action
 * @param decision the reason
 */
public record CookieEvent(String name, CookieAction action, Decision decision) {}
