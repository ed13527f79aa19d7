// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import java.util.function.Consumer;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** A request to an endpoint, and its response, which is sent once. */
public interface Exchange {
    SiteRequest request();

    ExchangeConsent consent();

    /** Adds a header field to the response. */
    void addHeader(HttpField field);

    void respond(EndpointResponse endpointResponse);

    /** Ends the exchange with a failure instead of a response. */
    void fail(Throwable cause);

    /**
     * Reads the body without blocking.
     *
     * @param maxBytes the maximum number of bytes
     * @param onBody receives the body
     * @param onTooLong runs if the body is longer; a body shorter than announced fails the exchange
     */
    void readBody(int maxBytes, Consumer<byte[]> onBody, Runnable onTooLong);

    /** Runs a task that may block, on a thread that may. */
    void execute(Runnable task);

    default boolean hasMethod(String method) {
        return request().method().equals(method);
    }

    default boolean isGetOrHead() {
        return hasMethod("GET") || hasMethod("HEAD");
    }

    /**
     * Responds that the method is not allowed.
     *
     * @param allow the allowed methods, as the {@code Allow} header field lists them
     */
    default void rejectMethod(String allow) {
        respond(Problem.of(HttpStatus.METHOD_NOT_ALLOWED_405, "use one of " + allow)
                .with(HttpHeader.ALLOW, allow));
    }
}
