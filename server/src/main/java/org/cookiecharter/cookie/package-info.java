// SPDX-License-Identifier: Apache-2.0
/**
 * Parsing and editing of the header fields {@code Cookie} and {@code Set-Cookie} as browsers do (RFC 6265bis), and the
 * scope and lifetime of cookies. The package has no dependency on an HTTP server.
 */
@NullMarked
package org.cookiecharter.cookie;

import org.jspecify.annotations.NullMarked;
