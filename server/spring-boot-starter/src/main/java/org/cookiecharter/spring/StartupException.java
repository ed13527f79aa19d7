// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.jspecify.annotations.Nullable;

/** Thrown if the application is configured so that consent cannot be enforced. */
final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * Creates the exception.
     *
     * @param description what is wrong
     * @param action how to fix it
     */
    StartupException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /** Returns how to fix it. */
    String action() {
        return action;
    }
}
