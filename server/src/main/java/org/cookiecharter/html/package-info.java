// SPDX-License-Identifier: Apache-2.0
/**
 * The rewriting of HTML responses: the insertion of the consent script, and the blocking of third parties.
 *
 * <p>The handler passes the request headers ({@link org.cookiecharter.html.PageRewriter#request}) and then each
 * response; this package is independent of cookies and visitors.
 */
@NullMarked
package org.cookiecharter.html;

import org.jspecify.annotations.NullMarked;
