// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

import java.util.concurrent.TimeoutException;

/** An error that the browser reported, or a browser that does not respond. */
public final class DevToolsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean timeout;

    DevToolsException(String message) {
        super(message);
        timeout = false;
    }

    DevToolsException(String message, Throwable cause) {
        super(message, cause);
        timeout = cause instanceof TimeoutException;
    }

    /** Returns whether the target did not respond in time: its scripts may run without end. */
    public boolean isTimeout() {
        return timeout;
    }
}
