// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions on cookies by the choice of a visitor, made by {@link org.cookiecharter.decision.CookiePolicy}. The package
 * has no dependency on an HTTP server, and does no input or output.
 */
@NullMarked
package org.cookiecharter.decision;

import org.jspecify.annotations.NullMarked;
