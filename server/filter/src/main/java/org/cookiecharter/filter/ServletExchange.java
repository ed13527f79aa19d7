// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.eclipse.jetty.http.HttpField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request to one of the module's endpoints in a servlet container, and the response to it. */
final class ServletExchange implements Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(ServletExchange.class);

    private final HttpServletRequest container;
    private final ConsentResponse response;
    private final ConsentExchange exchange;
    private final @Nullable AsyncContext async;

    /**
     * Creates the exchange.
     *
     * @param async the asynchronous context, or null if the endpoint responds synchronously
     */
    ServletExchange(
            HttpServletRequest container,
            ConsentResponse response,
            ConsentExchange exchange,
            @Nullable AsyncContext async) {
        this.container = container;
        this.response = response;
        this.exchange = exchange;
        this.async = async;
    }

    @Override
    public SiteRequest request() {
        return exchange.original();
    }

    @Override
    public ExchangeConsent consent() {
        return exchange.consent();
    }

    @Override
    public void addHeader(HttpField field) {
        response.addHeader(field.getName(), field.getValue());
    }

    @Override
    public void respond(EndpointResponse endpointResponse) {
        response.setStatus(endpointResponse.status());
        endpointResponse.headers().forEach(this::addHeader);
        response.setHeader(EndpointResponse.NOSNIFF.getName(), EndpointResponse.NOSNIFF.getValue());
        ByteBuffer body = endpointResponse.body().slice();
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        try {
            response.getOutputStream().write(bytes);
            response.finish();
        } catch (IOException e) {
            LOG.debug("Could not send the response of an endpoint", e);
        }
        complete();
    }

    @Override
    public void fail(Throwable cause) {
        LOG.warn("Request to {} failed", request().uri().getPath(), cause);
        try {
            if (!response.isCommitted()) {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        } catch (IOException e) {
            LOG.debug("Could not send the error response of an endpoint", e);
        }
        complete();
    }

    private void complete() {
        if (async != null) {
            async.complete();
        }
    }

    @Override
    public void readBody(int maxBytes, Consumer<byte[]> onBody, Runnable onTooLong) {
        if (container.getContentLengthLong() > maxBytes) {
            onTooLong.run();
            return;
        }
        try {
            BodyReader body = new BodyReader(container.getInputStream(), maxBytes, onBody, onTooLong, this::fail);
            container.getInputStream().setReadListener(body);
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Runs the task immediately: threads of servlet containers may block. */
    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
