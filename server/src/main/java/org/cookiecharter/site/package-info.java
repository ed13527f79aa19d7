// SPDX-License-Identifier: Apache-2.0
/**
 * What one catalogue becomes at run time: a {@link org.cookiecharter.site.Site} with its endpoints, and the {@link
 * org.cookiecharter.site.Sites} of a server. Integrations with a server start here.
 */
@NullMarked
package org.cookiecharter.site;

import org.jspecify.annotations.NullMarked;
