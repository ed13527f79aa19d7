// SPDX-License-Identifier: Apache-2.0
/**
 * What a choice means for a cookie. Pure: no HTTP server, no input or output.
 *
 * <p>{@link org.cookiecharter.decision.CookiePolicy} decides; {@link org.cookiecharter.decision.CookieHeader} and
 * {@link org.cookiecharter.decision.SetCookie} read the two header fields as browsers do.
 */
@NullMarked
package org.cookiecharter.decision;

import org.jspecify.annotations.NullMarked;
