// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.util.function.Consumer;
import org.cookiecharter.benchmarks.micro.BareRequest;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.cookiecharter.site.Site;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** An exchange that submits a choice, without a server. */
final class BodyExchange implements Exchange {
    private final SiteRequest request;
    private final ExchangeConsent consent;
    private final byte[] body;
    private int status;

    BodyExchange(Site site, String method, String type, byte[] body) {
        HttpFields headers = HttpFields.build()
                .put("Content-Type", type)
                .put("Sec-Fetch-Site", "same-origin")
                .asImmutable();
        this.request = new BareRequest(method, headers);
        this.consent = site.read(headers, false, null);
        this.body = body;
    }

    /** Passes the exchange to this endpoint. */
    void handleBy(Endpoint endpoint) {
        try {
            endpoint.handle(this);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (status < 400) {
            throw new IllegalStateException("the response to the hostile body had status " + status);
        }
    }

    @Override
    public SiteRequest request() {
        return request;
    }

    @Override
    public ExchangeConsent consent() {
        return consent;
    }

    @Override
    public void addHeader(HttpField field) {
        // The response is not used.
    }

    @Override
    public void respond(EndpointResponse endpointResponse) {
        status = endpointResponse.status();
    }

    @Override
    public void fail(Throwable cause) {
        throw new IllegalStateException(cause);
    }

    @Override
    public void readBody(int longest, Consumer<byte[]> whole, Runnable tooLong) {
        if (body.length > longest) {
            tooLong.run();
        } else {
            whole.accept(body);
        }
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
