// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

/** Thrown if a request is rejected; its message is the detail of the response. */
final class RequestRejectedException extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;

    RequestRejectedException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
