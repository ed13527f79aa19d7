// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.util.function.Consumer;
import org.cookiecharter.http.Answer;
import org.cookiecharter.http.Consent;
import org.cookiecharter.http.Exchange;
import org.cookiecharter.http.SiteRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An exchange with one of our endpoints, in Jetty. */
final class JettyExchange implements Exchange {
    private final Request jetty;
    private final Response response;
    private final Callback callback;
    private final Consent consent;
    private final SiteRequest request;

    JettyExchange(Request jetty, Response response, Callback callback, Consent consent) {
        this.jetty = jetty;
        this.response = response;
        this.callback = callback;
        this.consent = consent;
        this.request = new JettyRequest(jetty);
    }

    @Override
    public SiteRequest request() {
        return request;
    }

    @Override
    public Consent consent() {
        return consent;
    }

    @Override
    public void add(HttpField field) {
        response.getHeaders().add(field);
    }

    @Override
    public void answer(Answer answer) {
        response.setStatus(answer.status());
        response.getHeaders().add(answer.headers()).put(Answer.NOSNIFF);
        response.write(true, answer.body().slice(), callback);
    }

    @Override
    public void fail(Throwable cause) {
        callback.failed(cause);
    }

    @Override
    public void readBody(int longest, Consumer<byte[]> whole, Runnable tooLong) {
        if (jetty.getLength() > longest) {
            tooLong.run();
            return;
        }
        new WholeBody(jetty, longest, whole, tooLong, callback::failed).run();
    }

    @Override
    public void execute(Runnable task) {
        jetty.getComponents().getExecutor().execute(task);
    }
}
