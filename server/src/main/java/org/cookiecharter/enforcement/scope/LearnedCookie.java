// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement.scope;

import org.cookiecharter.cookie.CookieScope;

/**
 * A cookie that the application has set, as a response must name it to delete it.
 *
 * @param name the name in the header, which a declared pattern may match
 * @param scope its path and domain
 */
public record LearnedCookie(String name, CookieScope scope) {}
