// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What is done to one answer. Not for several threads at once, as sending is not. */
public final class PageRewrite {
    enum Packing {
        NONE,
        GZIP
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final PageResponse headers;
    private final @Nullable HtmlBody body;

    private PageRewrite(PageResponse headers, @Nullable HtmlBody body) {
        this.headers = headers;
        this.body = body;
    }

    /** Into an answer that has no body, but speaks of one. */
    static PageRewrite ofHeaders(PageResponse headers) {
        return new PageRewrite(headers, null);
    }

    static PageRewrite of(PageResponse headers, Packing packing, HtmlEdit edit) {
        return new PageRewrite(
                headers,
                switch (packing) {
                    case NONE -> new HtmlPlainBody(edit);
                    case GZIP -> new GzipBody(edit);
                });
    }

    /**
     * Does what {@code next.send} would do, with the tag. One send of the application may become several, one after the
     * other; the callback is completed once, after the last of them or the first that fails.
     */
    public void send(
            PageWire next,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        if (body == null) {
            sendHead(next, response, last, content, callback);
        } else if (response == null && body.isSettled()) {
            next.send(null, last, content, callback);
        } else {
            body.put(content != null ? content : NOTHING.duplicate(), last);
            MetaData.Response head = response != null ? head(body, response, last) : null;
            new PageSend(next, head, last, body, callback).iterate();
        }
    }

    /** To be called when the exchange is over, in {@code succeeded} and {@code failed} of the stream. May be repeated. */
    public void close() {
        if (body != null) {
            body.close();
        }
    }

    private void sendHead(
            PageWire next,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        MetaData.Response head = response != null ? headers.rewrite(response, -1) : null;
        if (head == null || head.getStatus() == HttpStatus.NOT_MODIFIED_304 || !last) {
            next.send(head, last, content, callback);
            return;
        }
        // The answer to HEAD. Sent as the last, Jetty would give it the length of the application's page, or 0.
        Callback end = new Callback.Nested(callback) {
            @Override
            public void succeeded() {
                next.send(null, true, null, getCallback());
            }
        };
        next.send(head, false, null, end);
    }

    private MetaData.Response head(HtmlBody body, MetaData.Response response, boolean last) {
        if (body.isLeftAlone()) {
            return response;
        }
        return headers.rewrite(response, body.length(PageResponse.length(response), last));
    }
}
