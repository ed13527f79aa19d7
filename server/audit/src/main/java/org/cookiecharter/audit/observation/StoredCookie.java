// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cookie in the browser.
 *
 * @param name the name
 * @param domain the domain; with a leading dot if subdomains receive the cookie too
 * @param path the path
 * @param partition the site for whose pages alone it is stored; null if it is not partitioned
 * @param httpOnly whether scripts cannot read it
 * @param secure whether it is only sent over secure connections
 * @param sameSite the {@code SameSite} attribute; null if it has none
 * @param remaining the time until it expires; null at the end of the browser session
 * @param value its masked value
 */
public record StoredCookie(
        String name,
        String domain,
        String path,
        @Nullable String partition,
        boolean httpOnly,
        boolean secure,
        @Nullable String sameSite,
        @Nullable Duration remaining,
        MaskedValue value) {
    /** Returns the domain without a leading dot. */
    public String host() {
        return domain.startsWith(".") ? domain.substring(1) : domain;
    }
}
