// SPDX-License-Identifier: Apache-2.0
/**
 * Pages on their way out: where a script belongs in them, and which of their tags lead to third parties.
 *
 * <p>The handler gives it the request ({@link org.cookiecharter.html.PageRewriter#request}) and then each response; it
 * knows nothing of cookies or visitors.
 */
@NullMarked
package org.cookiecharter.html;

import org.jspecify.annotations.NullMarked;
