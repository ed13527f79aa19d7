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
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the application writes. Up to the size of the container's buffer it is kept here, so that it can be taken back; when
 * the first of it has to go, the head of the response is decided, and goes before it.
 */
final class DeferredOutputStream extends ServletOutputStream {
    private static final Logger LOG = LoggerFactory.getLogger(DeferredOutputStream.class);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final HttpServletResponse container;
    private final DeferredHeaders held;
    private final ConsentExchange exchange;
    private final @Nullable PageRewriter pages;
    private final ContainerStream out;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private @Nullable PageRewrite page;
    private boolean committed;
    private boolean finished;
    private boolean absorbs;
    /** How many includes are running, during which containers take no fields. */
    private int includes;

    /** @param pages what is done to pages; null for nothing */
    DeferredOutputStream(
            HttpServletResponse container,
            DeferredHeaders held,
            ConsentExchange exchange,
            @Nullable PageRewriter pages) {
        this.container = container;
        this.held = held;
        this.exchange = exchange;
        this.pages = pages;
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
        if (!committed && (isHeld() || buffer.size() + length <= container.getBufferSize())) {
            buffer.write(bytes, offset, length);
            return;
        }
        send(false, taken());
        send(false, ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        if (!finished && !isHeld()) {
            send(false, taken());
            out.flush();
        }
    }

    private boolean isHeld() {
        return absorbs || isIncluding();
    }

    /** Takes back what is kept. */
    void clear() {
        buffer.reset();
    }

    /** Keeps what this writes, however much, and lets it not flush. */
    void absorb(Runnable writing) {
        absorbs = true;
        writing.run();
        absorbs = false;
    }

    @Override
    public void close() throws IOException {
        if (!finished && !isIncluding()) {
            finish();
            out.close();
        }
    }

    /** Sends what there is as all there will be. */
    void finish() throws IOException {
        if (finished) {
            return;
        }
        if (!committed && container.isCommitted() && buffer.size() > 0) {
            LOG.error(
                    "{} bytes of an answer are lost, as the container ended it by itself: map the consent filter to"
                            + " all dispatcher types (REQUEST, FORWARD, INCLUDE, ASYNC and ERROR)",
                    buffer.size());
        }
        send(true, taken());
        finished = true;
        closePage();
    }

    /** Runs this when all that was sent is with the container. */
    void then(Runnable task) throws IOException {
        out.then(task);
    }

    /** Leaves the content to the container, which makes an error or a redirect of it: it gets the fields alone. */
    void giveUp() {
        if (!isCommitted()) {
            HttpFields.Mutable fields = held.whole();
            fields.remove(HttpHeader.CONTENT_LENGTH);
            decide(fields);
            held.give(fields);
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

    private ByteBuffer taken() {
        ByteBuffer content = buffer.size() == 0 ? NOTHING : ByteBuffer.wrap(buffer.toByteArray());
        clear();
        return content;
    }

    private void send(boolean last, ByteBuffer content) throws IOException {
        MetaData.Response head = null;
        if (!committed) {
            HttpFields.Mutable fields = held.whole();
            decide(fields);
            head = redirect(container.getStatus(), fields, last && !content.hasRemaining());
            if (head.getStatus() != container.getStatus()) {
                container.setStatus(head.getStatus());
            }
            page = pages == null ? null : pages.begin(exchange.original(), head);
            committed = true;
        }
        if (page == null) {
            pass(head, last, content);
        } else {
            Outcome outcome = new Outcome();
            page.send(this::pass, head, last, content, outcome);
            outcome.check();
        }
        if (head != null) {
            exchange.countVisit(head.getStatus(), head.getHttpFields());
            exchange.publishCookieEvents();
        }
    }

    /** Returns the header of the response, in which a redirect to a blocked third party has another status. */
    private MetaData.Response redirect(int status, HttpFields fields, boolean bodiless) {
        MetaData.Response head = new MetaData.Response(status, null, HttpVersion.HTTP_1_1, fields);
        return pages == null
                ? head
                : pages.redirect(
                        exchange.original(),
                        head,
                        bodiless,
                        id -> exchange.consent().allows(id));
    }

    /**
     * Returns whether the container may make this redirect. If it may, and caches must not use it for other visitors, the
     * fields say so.
     */
    boolean allowsRedirect(int status, String location) {
        HttpFields.Mutable fields = held.whole();
        fields.put(HttpHeader.LOCATION, location);
        MetaData.Response decided = redirect(status, fields, true);
        String vary = String.join(", ", decided.getHttpFields().getValuesList(HttpHeader.VARY));
        if (decided.getStatus() == status && !vary.isEmpty()) {
            held.fields().put(HttpHeader.VARY, vary);
        }
        return decided.getStatus() == status;
    }

    private void decide(HttpFields.Mutable fields) {
        if (pages != null) {
            pages.prepare(exchange.original(), fields);
        }
        exchange.hold(fields);
    }

    private void pass(MetaData.@Nullable Response head, boolean last, @Nullable ByteBuffer content, Callback callback) {
        try {
            pass(head, last, content);
            callback.succeeded();
        } catch (IOException | RuntimeException e) {
            callback.failed(e);
        }
    }

    private void pass(MetaData.@Nullable Response head, boolean last, @Nullable ByteBuffer content) throws IOException {
        if (head != null) {
            held.give(head.getHttpFields());
        }
        if (content != null && content.hasRemaining()) {
            out.write(content);
        } else if (head != null && !last) {
            // The head of a response to HEAD: at the end the container would give it the length of nothing.
            out.flush();
        }
    }

    /** The blocking end of a callback: what is sent is with {@link ContainerStream} when it returns. */
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
            // The container tells the listener.
            return true;
        }
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            out.listen(listener);
        } catch (IOException e) {
            listener.onError(e);
        }
    }
}
