// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.function.Consumer;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** One request to an endpoint of ours, and the means to answer it, once. */
public interface Exchange {
    SiteRequest request();

    Consent consent();

    /** Adds a field to the response that comes. */
    void add(HttpField field);

    void answer(EndpointResponse answer);

    /** Ends the exchange without a response of ours. */
    void fail(Throwable cause);

    /**
     * Reads the body without blocking.
     *
     * @param longest how many bytes it may have
     * @param whole is given all of it
     * @param tooLong is run where it has more; who sends less than was announced makes the exchange fail
     */
    void readBody(int longest, Consumer<byte[]> whole, Runnable tooLong);

    /** Runs what may block, on a thread that may. */
    void execute(Runnable task);

    default boolean hasMethod(String method) {
        return request().method().equals(method);
    }

    default boolean reads() {
        return hasMethod("GET") || hasMethod("HEAD");
    }

    /**
     * Answers that there is no such method.
     *
     * @param allow the methods that this address has, as the {@code Allow} field lists them
     */
    default void refuseMethod(String allow) {
        answer(Problem.of(HttpStatus.METHOD_NOT_ALLOWED_405, "use one of " + allow)
                .with(HttpHeader.ALLOW, allow));
    }
}
