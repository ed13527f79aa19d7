// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

/** A login that failed, so that a visit cannot begin. Its message names the step, and no value. */
public final class LoginException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LoginException(String message) {
        super("the login failed at " + message);
    }

    LoginException(String message, Throwable cause) {
        super("the login failed at " + message, cause);
    }
}
