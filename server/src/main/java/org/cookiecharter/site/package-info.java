// SPDX-License-Identifier: Apache-2.0
/**
 * The sites of a server: a {@link org.cookiecharter.site.Site} with its endpoints for each catalogue, and the {@link
 * org.cookiecharter.site.Sites} by host. Integrations with a server start here.
 */
@NullMarked
package org.cookiecharter.site;

import org.jspecify.annotations.NullMarked;
