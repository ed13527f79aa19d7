// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/** Tells a listener of the application of our context, by which it may end the response. */
final class ConsentAsyncListener implements AsyncListener {
    private final AsyncListener application;
    private final ConsentAsyncContext async;

    ConsentAsyncListener(AsyncListener application, ConsentAsyncContext async) {
        this.application = application;
        this.async = async;
    }

    private AsyncEvent ours(AsyncEvent event) {
        return new AsyncEvent(async, event.getSuppliedRequest(), event.getSuppliedResponse(), event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        application.onComplete(ours(event));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        application.onTimeout(ours(event));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        application.onError(ours(event));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        application.onStartAsync(ours(event));
    }
}
