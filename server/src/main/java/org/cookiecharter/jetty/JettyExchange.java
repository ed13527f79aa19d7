// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.util.function.Consumer;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An exchange with one of the endpoints, on Jetty. */
final class JettyExchange implements Exchange {
    private final ConsentRequest request;
    private final Response response;
    private final Callback callback;

    JettyExchange(ConsentRequest request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    @Override
    public SiteRequest request() {
        return request;
    }

    @Override
    public ExchangeConsent consent() {
        return request.consent();
    }

    @Override
    public void addHeader(HttpField field) {
        response.getHeaders().add(field);
    }

    @Override
    public void respond(EndpointResponse endpointResponse) {
        response.setStatus(endpointResponse.status());
        response.getHeaders().add(endpointResponse.headers()).put(EndpointResponse.NOSNIFF);
        response.write(true, endpointResponse.body().slice(), callback);
    }

    @Override
    public void fail(Throwable cause) {
        callback.failed(cause);
    }

    @Override
    public void readBody(int maxBytes, Consumer<byte[]> onBody, Runnable onTooLong) {
        if (request.getLength() > maxBytes) {
            onTooLong.run();
            return;
        }
        new BodyReader(request, maxBytes, onBody, onTooLong, callback::failed).run();
    }

    @Override
    public void execute(Runnable task) {
        request.getComponents().getExecutor().execute(task);
    }
}
