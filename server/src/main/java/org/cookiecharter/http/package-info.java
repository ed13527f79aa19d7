// SPDX-License-Identifier: Apache-2.0
/**
 * The endpoints of a site, independent of the server: its charter, its consent form, its choices; and the settings of
 * all integrations.
 *
 * <p>Applications use the settings only. The other public types are for integrations with a server:
 * {@link org.cookiecharter.http.Sites}, which finds the {@link org.cookiecharter.http.Site} of a host, and the types in
 * its methods.
 */
@NullMarked
package org.cookiecharter.http;

import org.jspecify.annotations.NullMarked;
