// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

/**
 * A {@code Set-Cookie} header field that was changed to comply with the declaration of its cookie.
 *
 * @param header the value of the header field
 * @param shortened whether the lifetime was shortened; otherwise, attributes were added or strengthened only
 */
public record LimitedSetCookie(String header, boolean shortened) {}
