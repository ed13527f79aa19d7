// SPDX-License-Identifier: Apache-2.0
/**
 * Rewriting of HTML responses: inserts the consent script and blocks third parties.
 *
 * <p>The handler passes the request headers ({@link org.cookiecharter.html.PageRewriter#request}) and then each
 * response; this package is independent of cookies and visitors.
 */
@NullMarked
package org.cookiecharter.html;

import org.jspecify.annotations.NullMarked;
