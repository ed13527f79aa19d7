// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An {@link AsyncContext} that finishes the {@link ConsentResponse} before the container completes its own response.
 */
final class ConsentAsyncContext implements AsyncContext {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentAsyncContext.class);

    private final AsyncContext container;
    private final ConsentResponse response;

    ConsentAsyncContext(AsyncContext container, ConsentResponse response) {
        this.container = container;
        this.response = response;
    }

    @Override
    public void complete() {
        try {
            response.finish();
            response.whenWritten(container::complete);
        } catch (IOException e) {
            LOG.debug("Could not send the end of a response", e);
            container.complete();
        }
    }

    @Override
    public ServletRequest getRequest() {
        return container.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return container.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return container.hasOriginalRequestAndResponse();
    }

    @Override
    public void dispatch() {
        container.dispatch();
    }

    @Override
    public void dispatch(String path) {
        container.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        container.dispatch(context, path);
    }

    @Override
    public void start(Runnable run) {
        container.start(run);
    }

    @Override
    public void addListener(AsyncListener listener) {
        container.addListener(new ConsentAsyncListener(listener, this));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        container.addListener(new ConsentAsyncListener(listener, this), request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return container.createListener(type);
    }

    @Override
    public void setTimeout(long timeout) {
        container.setTimeout(timeout);
    }

    @Override
    public long getTimeout() {
        return container.getTimeout();
    }
}
