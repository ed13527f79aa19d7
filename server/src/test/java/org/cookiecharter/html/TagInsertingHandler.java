// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A minimal handler that inserts the tag; it also checks that the contract of streams is met. */
final class TagInsertingHandler extends Handler.Wrapper {
    final List<String> violations = new CopyOnWriteArrayList<>();
    final AtomicInteger sends = new AtomicInteger();
    private final PageRewriter tag;

    TagInsertingHandler(PageRewriter tag) {
        this.tag = tag;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields headers = request.getHeaders();
        HttpFields narrowed = tag.request(request.getMethod(), headers);
        request.addHttpStreamWrapper(stream -> new Gate(new Watch(stream), request));
        Request received = new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return narrowed;
            }
        };
        return super.handle(narrowed == headers ? request : received, response, callback);
    }

    private final class Gate extends HttpStream.Wrapper {
        private @Nullable PageRewrite insertion;

        private final PageContext context;

        Gate(HttpStream stream, Request asked) {
            super(stream);
            this.context = new TestPageContext(asked);
        }

        @Override
        @SuppressWarnings("NullAway")
        public void send(
                MetaData.Request request,
                MetaData.@Nullable Response response,
                boolean last,
                @Nullable ByteBuffer content,
                Callback callback) {
            if (response != null && response.getStatus() >= 200) {
                insertion = tag.begin(context, response);
            }
            AtomicBoolean completed = new AtomicBoolean();
            Callback once = Callback.from(callback, () -> {
                if (!completed.compareAndSet(false, true)) {
                    violations.add("callback completed twice");
                }
            });
            if (insertion != null) {
                insertion.send(
                        (head, end, piece, done) -> getWrapped().send(request, head, end, piece, done),
                        response,
                        last,
                        content,
                        once);
            } else {
                super.send(request, response, last, content, once);
            }
        }

        @Override
        public void succeeded() {
            close();
            super.succeeded();
        }

        @Override
        public void failed(Throwable x) {
            close();
            super.failed(x);
        }

        private void close() {
            if (insertion != null) {
                insertion.close();
            }
        }
    }

    private record TestPageContext(Request request) implements PageContext {
        @Override
        public String method() {
            return request.getMethod();
        }

        @Override
        public HttpFields headers() {
            return request.getHeaders();
        }

        @Override
        public String path() {
            return Request.getPathInContext(request);
        }

        @Override
        public NetworkHost own() {
            return new NetworkHost(Request.getServerName(request), Request.getServerPort(request));
        }
    }

    private final class Watch extends HttpStream.Wrapper {
        private final AtomicBoolean sending = new AtomicBoolean();
        private final AtomicBoolean over = new AtomicBoolean();

        Watch(HttpStream stream) {
            super(stream);
        }

        @Override
        @SuppressWarnings("NullAway")
        public void send(
                MetaData.Request request,
                MetaData.@Nullable Response response,
                boolean last,
                @Nullable ByteBuffer content,
                Callback callback) {
            sends.incrementAndGet();
            if (!sending.compareAndSet(false, true)) {
                violations.add("two sends at once");
            }
            if (over.getAndSet(last)) {
                violations.add("a send after the last one");
            }
            Callback done = new Callback.Nested(callback) {
                @Override
                public void succeeded() {
                    sending.set(false);
                    super.succeeded();
                }

                @Override
                public void failed(Throwable x) {
                    sending.set(false);
                    super.failed(x);
                }
            };
            getWrapped().send(request, response, last, content, done);
        }
    }
}
