// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import org.cookiecharter.decision.Decision;

/**
 * What was done to one cookie of one exchange, and why.
 *
 * @param name what the browser calls it; empty for a cookie without a name
 * @param action what was done
 * @param decision why
 */
public record CookieEvent(String name, CookieAction action, Decision decision) {}
