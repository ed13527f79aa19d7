// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.cookiecharter.html.compression.ContentCoding;
import org.cookiecharter.html.compression.HtmlBody;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The rewriting of one response. Not thread-safe, as a response is sent by one thread at a time. */
public final class PageRewrite {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final PageResponse headers;
    private final Consumer<HttpFields.Mutable> headerEdits;
    private final @Nullable HtmlBody body;
    /** True if fragments of pages remain unmodified, so that they must be distinguished from whole pages. */
    private final boolean wholePagesOnly;
    /**
     * The content coding of a body whose first bytes must determine whether it is a page, or null once that is known.
     */
    private @Nullable ContentCoding sniffedCoding;

    private boolean unchanged;

    private PageRewrite(
            PageResponse headers,
            Consumer<HttpFields.Mutable> headerEdits,
            @Nullable HtmlBody body,
            boolean wholePagesOnly,
            @Nullable ContentCoding sniffedCoding) {
        this.headers = headers;
        this.headerEdits = headerEdits;
        this.body = body;
        this.wholePagesOnly = wholePagesOnly;
        this.sniffedCoding = sniffedCoding;
    }

    /**
     * Creates the rewriting of a response without a body whose header describes one.
     *
     * @param headerEdits further changes to the header
     */
    static PageRewrite ofHeaders(PageResponse headers, Consumer<HttpFields.Mutable> headerEdits) {
        return new PageRewrite(headers, headerEdits, null, false, null);
    }

    /**
     * Creates the rewriting of a response with a body.
     *
     * @param headerEdits further changes to the header
     * @param wholePagesOnly whether fragments of pages remain unmodified
     * @param sniffedCoding the content coding of a body whose first bytes determine whether it is a page, or null if
     *     the header determines it
     */
    static PageRewrite of(
            PageResponse headers,
            Consumer<HttpFields.Mutable> headerEdits,
            HtmlBody body,
            boolean wholePagesOnly,
            @Nullable ContentCoding sniffedCoding) {
        return new PageRewrite(headers, headerEdits, body, wholePagesOnly, sniffedCoding);
    }

    /**
     * Sends a response, or a part of it, like {@code next.send}, but rewritten. One call may cause several successive
     * sends; the callback is completed once, after the last of them or the first that fails.
     */
    public void send(
            PageWire next,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        if (sniffedCoding != null) {
            sniff(sniffedCoding, last, content);
        }
        if (unchanged) {
            next.send(response, last, content, callback);
        } else if (body == null) {
            sendHeader(next, response, last, content, callback);
        } else if (response == null && body.isPassThrough()) {
            next.send(null, last, content, callback);
        } else {
            body.put(content != null ? content : EMPTY.duplicate(), last);
            MetaData.Response rewritten = response != null ? rewriteHeader(body, response, last) : null;
            new PageSend(next, rewritten, last, body, callback).iterate();
        }
    }

    private void sniff(ContentCoding coding, boolean last, @Nullable ByteBuffer content) {
        ByteBuffer start = content == null ? EMPTY : content;
        if (start.hasRemaining() || last) {
            sniffedCoding = null;
            unchanged = !start.hasRemaining() || !coding.isHtml(start, last);
        }
    }

    /**
     * Frees native memory. Must be called when the exchange has completed, both if it succeeded and if it failed. May
     * be called repeatedly.
     */
    public void close() {
        if (body != null) {
            body.close();
        }
    }

    private void sendHeader(
            PageWire next,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        MetaData.Response rewritten = response != null ? headers.rewrite(response, -1, headerEdits) : null;
        if (rewritten == null || rewritten.getStatus() == HttpStatus.NOT_MODIFIED_304 || !last) {
            next.send(rewritten, last, content, callback);
            return;
        }
        // For a response to HEAD: in the last send, Jetty would set Content-Length to the length of the application's
        // page, or to 0.
        Callback end = new Callback.Nested(callback) {
            @Override
            public void succeeded() {
                next.send(null, true, null, getCallback());
            }
        };
        next.send(rewritten, false, null, end);
    }

    private MetaData.Response rewriteHeader(HtmlBody body, MetaData.Response response, boolean last) {
        if (body.isUnchanged()) {
            return wholePagesOnly ? PageResponse.ofFragment(response) : response;
        }
        return headers.rewrite(response, body.length(PageResponse.length(response), last), headerEdits);
    }
}
