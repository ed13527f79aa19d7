// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.time.Instant;
import org.cookiecharter.choice.SigningKeys;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A cache entry with the last cookies of one connection. A browser sends the same cookies with a page, its style sheets
 * and its images; the cache avoids parsing them, and verifying the signature of the choice, again. It is stored with
 * the connection, so it contains no cookie longer than the server has the connection open.
 *
 * @param reader the reader that parsed them, for one version of one site
 * @param header the value of the only {@code Cookie} header field
 * @param allowsCommas how it was parsed
 * @param keys the keys that verified the choice: with other keys the result may differ
 */
record RequestCookieCache(
        ConsentReader reader, String header, boolean allowsCommas, SigningKeys keys, RequestCookies cookies) {
    private static final String ATTRIBUTE = RequestCookieCache.class.getName();
    /** Maximum number of cookies in an entry. Only a hostile client sends more, and they are not cached. */
    private static final int MAX_COOKIES = 64;

    /** Returns the cached cookies of this header field, or null if there are none that are valid now. */
    @SuppressWarnings("ReferenceEquality") // The same reader and keys: equal ones may have another result.
    static @Nullable RequestCookies find(
            Attributes connection, ConsentReader reader, String header, boolean allowsCommas, boolean gpc) {
        return connection.getAttribute(ATTRIBUTE) instanceof RequestCookieCache entry
                        && entry.reader == reader
                        && entry.header.equals(header)
                        && entry.allowsCommas == allowsCommas
                        && entry.cookies.gpc() == gpc
                        && entry.keys == reader.choiceCookie().keys()
                        && entry.isValid()
                ? entry.cookies
                : null;
    }

    /** Stores this entry in place of the previous one. */
    void store(Attributes connection) {
        if (cookies.pairs().size() <= MAX_COOKIES) {
            connection.setAttribute(ATTRIBUTE, this);
        }
    }

    /** Returns whether the choice is still valid, since a choice expires. */
    private boolean isValid() {
        Instant at = cookies.choice().at();
        return at == null || reader.choiceCookie().isValidAt(at, reader.clock().instant());
    }
}
