// SPDX-License-Identifier: Apache-2.0
/**
 * How HTTP is answered, whatever the server: the addresses of a site, its charter page, its choices.
 *
 * <p>Users type what configures a handler. The rest that is public is for those who bring a server: {@link
 * org.cookiecharter.http.Sites}, which finds the {@link org.cookiecharter.http.Site} of a host, and what that is asked
 * with.
 */
@NullMarked
package org.cookiecharter.http;

import org.jspecify.annotations.NullMarked;
