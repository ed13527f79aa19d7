// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

/** Why the server cannot start, in words for who typed the command. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
