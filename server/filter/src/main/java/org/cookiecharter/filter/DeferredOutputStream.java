// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.cookiecharter.html.PageRewrite;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.html.ResponseFields;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream that the application writes the response body to. It buffers up to the container's buffer size, so that
 * the application can reset the response. When the first byte must be sent, it filters the response header and sends
 * that first.
 */
final class DeferredOutputStream extends ServletOutputStream {
    private static final Logger LOG = LoggerFactory.getLogger(DeferredOutputStream.class);
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final HttpServletResponse container;
    private final DeferredHeaders headers;
    private final ConsentExchange exchange;
    private final @Nullable PageRewriter rewriter;
    private final ContainerStream out;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private @Nullable PageRewrite page;
    private boolean committed;
    private boolean finished;
    private boolean buffersAll;
    /** The number of running includes, during which containers ignore header fields. */
    private int includes;

    /**
     * Creates the stream of a response.
     *
     * @param rewriter the rewriter of pages, or null if pages are not rewritten
     */
    DeferredOutputStream(
            HttpServletResponse container,
            DeferredHeaders headers,
            ConsentExchange exchange,
            @Nullable PageRewriter rewriter) {
        this.container = container;
        this.headers = headers;
        this.exchange = exchange;
        this.rewriter = rewriter;
        this.out = new ContainerStream(container);
    }

    boolean isCommitted() {
        return committed || container.isCommitted();
    }

    boolean isIncluding() {
        return includes > 0;
    }

    void beginInclude() {
        includes++;
    }

    void endInclude() {
        includes--;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (finished) {
            return;
        }
        if (!committed && (isBuffering() || buffer.size() + length <= container.getBufferSize())) {
            buffer.write(bytes, offset, length);
            return;
        }
        send(false, takeBuffer());
        send(false, ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        if (!finished && !isBuffering()) {
            send(false, takeBuffer());
            out.flush();
        }
    }

    private boolean isBuffering() {
        return buffersAll || isIncluding();
    }

    /** Discards the buffered content. */
    void clear() {
        buffer.reset();
    }

    /** Runs a task and buffers everything that it writes, regardless of size and flushes. */
    void bufferWrites(Runnable writing) {
        buffersAll = true;
        writing.run();
        buffersAll = false;
    }

    @Override
    public void close() throws IOException {
        if (!finished && !isIncluding()) {
            finish();
            out.close();
        }
    }

    /** Sends the remaining content and completes the response. */
    void finish() throws IOException {
        if (finished) {
            return;
        }
        if (!committed && container.isCommitted() && buffer.size() > 0) {
            LOG.error(
                    "{} bytes of a response were lost because the container completed it first: map the consent filter"
                            + " to all dispatcher types (REQUEST, FORWARD, INCLUDE, ASYNC and ERROR)",
                    buffer.size());
        }
        send(true, takeBuffer());
        finished = true;
        closePage();
    }

    /** Runs a task when all content has been written to the container. */
    void whenWritten(Runnable task) throws IOException {
        out.whenWritten(task);
    }

    /**
     * Discards the content and passes only the header to the container, which creates the content of an error or a
     * redirect.
     */
    void discardContent() {
        if (!isCommitted()) {
            HttpFields.Mutable fields = headers.merged();
            fields.remove(HttpHeader.CONTENT_LENGTH);
            filterHeaders(fields);
            headers.apply(fields);
            committed = true;
            exchange.publishCookieEvents();
        }
        finished = true;
        clear();
        closePage();
    }

    private void closePage() {
        if (page != null) {
            page.close();
        }
    }

    private ByteBuffer takeBuffer() {
        ByteBuffer content = buffer.size() == 0 ? EMPTY : ByteBuffer.wrap(buffer.toByteArray());
        clear();
        return content;
    }

    private void send(boolean last, ByteBuffer content) throws IOException {
        MetaData.Response response = null;
        boolean isPage = false;
        if (!committed) {
            HttpFields.Mutable fields = headers.merged();
            filterHeaders(fields);
            ResponseFields found = ResponseFields.of(fields);
            isPage = found.isPage();
            response = filterRedirect(container.getStatus(), fields, found, last && !content.hasRemaining());
            if (response.getStatus() != container.getStatus()) {
                container.setStatus(response.getStatus());
            }
            page = rewriter == null ? null : rewriter.begin(exchange.original(), response, found);
            committed = true;
        }
        if (page == null) {
            writeToContainer(response, last, content);
        } else {
            Outcome outcome = new Outcome();
            page.send(this::writeToContainer, response, last, content, outcome);
            outcome.check();
        }
        if (response != null) {
            exchange.countVisit(response.getStatus(), isPage);
            exchange.publishCookieEvents();
        }
    }

    /** Returns the response header; a redirect to a blocked third party has another status in it. */
    private MetaData.Response filterRedirect(int status, HttpFields fields, ResponseFields found, boolean isBodyEmpty) {
        MetaData.Response response = new MetaData.Response(status, null, HttpVersion.HTTP_1_1, fields);
        return rewriter == null
                ? response
                : rewriter.redirect(
                        exchange.original(),
                        response,
                        found,
                        isBodyEmpty,
                        id -> exchange.consent().allows(id));
    }

    /**
     * Returns whether the container may send this redirect. If the redirect depends on the visitor's choice, it is
     * marked so for caches in {@code Vary}.
     */
    boolean allowsRedirect(int status, String location) {
        HttpFields.Mutable fields = headers.merged();
        fields.put(HttpHeader.LOCATION, location);
        MetaData.Response filtered = filterRedirect(status, fields, ResponseFields.of(fields), true);
        String vary = String.join(", ", filtered.getHttpFields().getValuesList(HttpHeader.VARY));
        if (filtered.getStatus() == status && !vary.isEmpty()) {
            headers.fields().put(HttpHeader.VARY, vary);
        }
        return filtered.getStatus() == status;
    }

    private void filterHeaders(HttpFields.Mutable fields) {
        if (rewriter != null) {
            rewriter.prepare(exchange.original(), fields, ResponseFields.of(fields));
        }
        exchange.filterHeaders(fields);
    }

    private void writeToContainer(
            MetaData.@Nullable Response response, boolean last, @Nullable ByteBuffer content, Callback callback) {
        try {
            writeToContainer(response, last, content);
            callback.succeeded();
        } catch (IOException | RuntimeException e) {
            callback.failed(e);
        }
    }

    private void writeToContainer(MetaData.@Nullable Response response, boolean last, @Nullable ByteBuffer content)
            throws IOException {
        if (response != null) {
            headers.apply(response.getHttpFields());
        }
        if (content != null && content.hasRemaining()) {
            out.write(content);
        } else if (response != null && !last) {
            // For a response to HEAD: when the stream ends, the container would set Content-Length to 0.
            out.flush();
        }
    }

    /**
     * A callback that records the result of a blocking write. When the write returns, {@link ContainerStream} has the
     * content.
     */
    private static final class Outcome implements Callback {
        private @Nullable Throwable failure;

        @Override
        public void failed(Throwable cause) {
            failure = cause;
        }

        void check() throws IOException {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure != null) {
                throw failure instanceof IOException io ? io : new IOException(failure);
            }
        }
    }

    @Override
    public boolean isReady() {
        try {
            return out.isReady();
        } catch (IOException e) {
            // The container reports the error to the listener.
            return true;
        }
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            out.setListener(listener);
        } catch (IOException e) {
            listener.onError(e);
        }
    }
}
