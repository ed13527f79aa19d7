// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What is done to one response. Not for several threads at once, as sending is not. */
public final class PageRewrite {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final PageResponse headers;
    private final Consumer<HttpFields.Mutable> more;
    private final @Nullable HtmlBody body;
    /** Tells a part of a page, to which nothing is done, from a whole one. */
    private final boolean wholePagesOnly;
    /** Not null while the first bytes of the body are still to tell whether it is a page. */
    private @Nullable PagePacking sniffed;

    private boolean leftAlone;

    private PageRewrite(
            PageResponse headers,
            Consumer<HttpFields.Mutable> more,
            @Nullable HtmlBody body,
            boolean wholePagesOnly,
            @Nullable PagePacking sniffed) {
        this.headers = headers;
        this.more = more;
        this.body = body;
        this.wholePagesOnly = wholePagesOnly;
        this.sniffed = sniffed;
    }

    /**
     * Into a response that has no body, but speaks of one.
     *
     * @param more what else is changed in the header
     */
    static PageRewrite ofHeaders(PageResponse headers, Consumer<HttpFields.Mutable> more) {
        return new PageRewrite(headers, more, null, false, null);
    }

    /**
     * Into a response with a body.
     *
     * @param more what else is changed in the header
     * @param wholePagesOnly whether nothing is done to a part of a page
     * @param sniffed how the body is packed whose first bytes tell whether it is a page; null if its header tells it
     */
    static PageRewrite of(
            PageResponse headers,
            Consumer<HttpFields.Mutable> more,
            HtmlBody body,
            boolean wholePagesOnly,
            @Nullable PagePacking sniffed) {
        return new PageRewrite(headers, more, body, wholePagesOnly, sniffed);
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
        if (sniffed != null) {
            sniff(sniffed, last, content);
        }
        if (leftAlone) {
            next.send(response, last, content, callback);
        } else if (body == null) {
            sendHead(next, response, last, content, callback);
        } else if (response == null && body.isSettled()) {
            next.send(null, last, content, callback);
        } else {
            body.put(content != null ? content : NOTHING.duplicate(), last);
            MetaData.Response head = response != null ? head(body, response, last) : null;
            new PageSend(next, head, last, body, callback).iterate();
        }
    }

    private void sniff(PagePacking packing, boolean last, @Nullable ByteBuffer content) {
        ByteBuffer start = content == null ? NOTHING : content;
        if (start.hasRemaining() || last) {
            sniffed = null;
            leftAlone = !start.hasRemaining() || !packing.isHtml(start, last);
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
        MetaData.Response head = response != null ? headers.rewrite(response, -1, more) : null;
        if (head == null || head.getStatus() == HttpStatus.NOT_MODIFIED_304 || !last) {
            next.send(head, last, content, callback);
            return;
        }
        // The response to HEAD. Sent as the last, Jetty would give it the length of the application's page, or 0.
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
            return wholePagesOnly ? PageResponse.part(response) : response;
        }
        return headers.rewrite(response, body.length(PageResponse.length(response), last), more);
    }
}
