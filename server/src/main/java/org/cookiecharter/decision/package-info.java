// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions on cookies by the choice of a visitor. The package has no dependency on an HTTP server, and does no input
 * or output.
 *
 * <p>{@link org.cookiecharter.decision.CookiePolicy} decides; {@link org.cookiecharter.decision.CookieHeader} and
 * {@link org.cookiecharter.decision.SetCookie} parse the two header fields as browsers do.
 */
@NullMarked
package org.cookiecharter.decision;

import org.jspecify.annotations.NullMarked;
