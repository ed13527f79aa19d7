// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to set or delete a cookie.
 *
 * @param name the name of the cookie
 * @param host the host that set it
 * @param source what set it
 * @param url the masked address of the response, or of the script
 * @param stack the calls that led to it, the innermost first; empty for a response
 * @param lifetime the lifetime that it asks for; null until the end of the browser session
 * @param deletion whether it deletes the cookie
 * @param rejection the browser's reasons for rejecting it; null if none was reported
 * @param moment when it happened
 */
public record CookieWrite(
        String name,
        String host,
        Source source,
        String url,
        List<String> stack,
        @Nullable Duration lifetime,
        boolean deletion,
        @Nullable String rejection,
        Moment moment) {
    /** The kind of setter. */
    public enum Source {
        RESPONSE,
        SCRIPT,
        /** The audit itself, from a stored state. */
        STATE
    }

    public CookieWrite {
        stack = List.copyOf(stack);
    }
}
