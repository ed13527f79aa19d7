// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.cookiecharter.html.PageRewriter;
import org.jspecify.annotations.Nullable;

/** The response as the application makes it: neither field nor byte of it is the container's before its head is decided. */
final class ConsentResponse extends DeferredHeadersResponse {
    private final HttpServletResponse container;
    private final DeferredHeaders held;
    private final DeferredOutputStream stream;
    private @Nullable PrintWriter writer;
    private boolean streamed;

    /** @param pages what is done to pages; null for nothing */
    static ConsentResponse of(HttpServletResponse container, ConsentExchange exchange, @Nullable PageRewriter pages) {
        DeferredHeaders held = new DeferredHeaders(container);
        return new ConsentResponse(
                container, exchange, held, new DeferredOutputStream(container, held, exchange, pages));
    }

    private ConsentResponse(
            HttpServletResponse container,
            ConsentExchange exchange,
            DeferredHeaders held,
            DeferredOutputStream stream) {
        super(container, exchange, held);
        this.container = container;
        this.held = held;
        this.stream = stream;
    }

    /** The one that this response is, or wraps; null if there is none. */
    static @Nullable ConsentResponse in(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            if (inner instanceof ConsentResponse gated) {
                return gated;
            }
            inner = wrapper.getResponse();
        }
        return null;
    }

    @Override
    boolean isOpen() {
        return !stream.isIncluding() && !isCommitted();
    }

    @Override
    public boolean isCommitted() {
        return stream.isCommitted();
    }

    /** From here on the content of another servlet is put in, which may set no fields (Servlet 6.0, 9.3). */
    void beginInclude() {
        stream.beginInclude();
    }

    void endInclude() {
        stream.endInclude();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (writer != null) {
            throw new IllegalStateException("getWriter was called before");
        }
        streamed = true;
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (streamed) {
            throw new IllegalStateException("getOutputStream was called before");
        }
        PrintWriter opened = writer;
        if (opened == null) {
            String encoding = getCharacterEncoding();
            Charset charset = charset(encoding);
            // From here on the encoding is settled (Servlet 6.0, 5.6), and the type tells it.
            setCharacterEncoding(encoding);
            opened = new PrintWriter(new OutputStreamWriter(stream, charset)) {
                @Override
                public void close() {
                    stream.absorb(super::flush);
                    try {
                        stream.close();
                    } catch (IOException e) {
                        setError();
                    }
                }
            };
            writer = opened;
        }
        return opened;
    }

    private static Charset charset(String name) throws UnsupportedEncodingException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnsupportedEncodingException(name);
        }
    }

    @Override
    public void setContentType(@Nullable String type) {
        if (writer == null || type == null) {
            super.setContentType(type);
            return;
        }
        String settled = getCharacterEncoding();
        super.setContentType(type.split(";", 2)[0]);
        super.setCharacterEncoding(settled);
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        if (writer == null) {
            super.setCharacterEncoding(encoding);
        }
    }

    @Override
    public void setLocale(Locale locale) {
        String settled = getCharacterEncoding();
        super.setLocale(locale);
        if (writer != null) {
            super.setCharacterEncoding(settled);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        absorb();
        stream.flush();
    }

    @Override
    public void resetBuffer() {
        requireOpen();
        absorb();
        stream.clear();
        container.resetBuffer();
    }

    @Override
    public void reset() {
        resetBuffer();
        container.reset();
        held.copy();
        writer = null;
        streamed = false;
    }

    private void requireOpen() {
        if (isCommitted()) {
            throw new IllegalStateException("the answer is on its way");
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        requireOpen();
        giveUp();
        container.sendError(status);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        requireOpen();
        giveUp();
        container.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        requireOpen();
        if (blocksRedirect(location, SC_FOUND, true)) {
            return;
        }
        giveUp();
        container.sendRedirect(location);
    }

    @Override
    public void sendRedirect(String location, int status) throws IOException {
        sendRedirect(location, status, true);
    }

    @Override
    public void sendRedirect(String location, boolean clearsBuffer) throws IOException {
        sendRedirect(location, SC_FOUND, clearsBuffer);
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearsBuffer) throws IOException {
        requireOpen();
        if (blocksRedirect(location, status, clearsBuffer)) {
            return;
        }
        if (clearsBuffer) {
            giveUp();
        } else {
            finish();
        }
        container.sendRedirect(location, status, clearsBuffer);
    }

    /** Completes the response if it must not redirect this visitor's browser there. */
    private boolean blocksRedirect(String location, int status, boolean clearsBuffer) throws IOException {
        if (!isOpen() || stream.allowsRedirect(status, location)) {
            return false;
        }
        if (clearsBuffer) {
            resetBuffer();
        }
        setStatus(status);
        setHeader("Location", location);
        finish();
        return true;
    }

    /** Leaves the content to the container; it gets the fields alone. */
    void giveUp() {
        stream.giveUp();
    }

    /** Sends what there is as all there will be. */
    void finish() throws IOException {
        absorb();
        stream.finish();
    }

    /** Runs this when all that was sent is with the container. */
    void then(Runnable task) throws IOException {
        stream.then(task);
    }

    /** Takes what the writer has not yet encoded. */
    private void absorb() {
        if (writer != null) {
            stream.absorb(writer::flush);
        }
    }
}
