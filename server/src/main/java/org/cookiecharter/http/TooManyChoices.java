// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

/** That a grant came faster than grants may come. */
final class TooManyChoices extends Exception {
    private static final long serialVersionUID = 1;
    private final long seconds;

    /** @param seconds after which the next may be tried */
    TooManyChoices(long seconds) {
        super("too many choices; the next may come in " + seconds + " s", null, false, false);
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
