// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.time.Instant;
import org.cookiecharter.choice.SigningKeys;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * What was last read from the cookies of one connection: a browser sends the same ones with a page, its style sheets and
 * its pictures, and they are read and the choice's signature is verified for the first of them alone. It goes with the
 * connection, so it holds no cookie longer than the server does.
 *
 * @param reader read them, for one version of one site
 * @param field the value of the only {@code Cookie} field
 * @param takesCommas how it was read
 * @param keys by which the choice is believed: other ones may tell otherwise
 */
record RequestCookieCache(
        ConsentReader reader, String field, boolean takesCommas, SigningKeys keys, RequestCookies sent) {
    private static final String ATTRIBUTE = RequestCookieCache.class.getName();
    /** More are a hostile client's, and are not kept for it. */
    private static final int MOST = 64;

    /** What is remembered of this field; null if that is nothing, or nothing that holds now. */
    @SuppressWarnings("ReferenceEquality") // The very reader and the very keys; others may be equal and tell otherwise.
    static @Nullable RequestCookies recall(
            Attributes connection, ConsentReader reader, String field, boolean takesCommas, boolean gpc) {
        return connection.getAttribute(ATTRIBUTE) instanceof RequestCookieCache memory
                        && memory.reader == reader
                        && memory.field.equals(field)
                        && memory.takesCommas == takesCommas
                        && memory.sent.gpc() == gpc
                        && memory.keys == reader.choiceCookie().keys()
                        && memory.holds()
                ? memory.sent
                : null;
    }

    /** Remembers it instead of what was there. */
    void keep(Attributes connection) {
        if (sent.pairs().size() <= MOST) {
            connection.setAttribute(ATTRIBUTE, this);
        }
    }

    /** A choice ends by itself. */
    private boolean holds() {
        Instant at = sent.choice().at();
        return at == null || reader.choiceCookie().isValidAt(at, reader.clock().instant());
    }
}
