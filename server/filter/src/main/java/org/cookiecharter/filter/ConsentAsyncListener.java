// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/**
 * Passes {@link ConsentAsyncContext} to a listener of the application, so that the listener completes the response
 * through it.
 */
final class ConsentAsyncListener implements AsyncListener {
    private final AsyncListener application;
    private final ConsentAsyncContext async;

    ConsentAsyncListener(AsyncListener application, ConsentAsyncContext async) {
        this.application = application;
        this.async = async;
    }

    private AsyncEvent withConsentContext(AsyncEvent event) {
        return new AsyncEvent(async, event.getSuppliedRequest(), event.getSuppliedResponse(), event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        application.onComplete(withConsentContext(event));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        application.onTimeout(withConsentContext(event));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        application.onError(withConsentContext(event));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        application.onStartAsync(withConsentContext(event));
    }
}
