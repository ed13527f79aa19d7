// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The response of a receiver to one message.
 *
 * @param kind what it means for the message
 * @param description the status or the error, for the log
 * @param retryAfter the time that the receiver asks to wait; null if it does not
 */
record WebhookResponse(
        Kind kind, String description, @Nullable Duration retryAfter) {
    /** The meaning of a response. */
    enum Kind {
        DELIVERED,
        /** The receiver rejects this message, and may accept others. */
        REJECTED,
        /** The receiver accepts no message now. */
        UNAVAILABLE,
        /** The receiver wants no more messages (410). */
        GONE
    }

    static WebhookResponse of(int status, @Nullable Duration retryAfter) {
        Kind kind = status >= 200 && status < 300
                ? Kind.DELIVERED
                : status == 410
                        ? Kind.GONE
                        : status >= 400
                                        && status < 500
                                        && status != 401
                                        && status != 403
                                        && status != 404
                                        && status != 408
                                        && status != 425
                                        && status != 429
                                ? Kind.REJECTED
                                : Kind.UNAVAILABLE;
        return new WebhookResponse(kind, "status " + status, retryAfter);
    }

    /** Returns the response to a failed request; the first cause names what the operator can fix. */
    static WebhookResponse failed(Exception e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return new WebhookResponse(Kind.UNAVAILABLE, first == e ? e.toString() : e + "; " + first, null);
    }
}
