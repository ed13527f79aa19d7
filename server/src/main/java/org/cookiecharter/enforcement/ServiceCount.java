// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

/**
 * The number of a request's cookies that belong to one service and have the same decision.
 *
 * @param service the name of the service in {@link org.cookiecharter.consent.CookieMetrics}
 * @param isAllowed whether the cookies are allowed
 * @param cookies the number of cookies, at least 1
 */
record ServiceCount(String service, boolean isAllowed, int cookies) {}
