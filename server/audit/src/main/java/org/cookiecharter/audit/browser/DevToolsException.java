// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

/** An error that the browser reported, or a browser that does not respond. */
public final class DevToolsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DevToolsException(String message) {
        super(message);
    }

    DevToolsException(String message, Throwable cause) {
        super(message, cause);
    }
}
