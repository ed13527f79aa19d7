// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

/** Thrown if a choice exceeds the rate limit. */
final class TooManyChoicesException extends Exception {
    private static final long serialVersionUID = 1;
    private final long retryAfterSeconds;

    /** @param retryAfterSeconds the number of seconds after which to try again */
    TooManyChoicesException(long retryAfterSeconds) {
        super("too many choices; try again in " + retryAfterSeconds + " s", null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
