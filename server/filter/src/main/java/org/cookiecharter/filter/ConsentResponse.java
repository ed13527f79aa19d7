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

/**
 * The response that the application writes to. The container receives no header field and no byte of the body until the
 * header has been filtered.
 */
final class ConsentResponse extends DeferredHeadersResponse {
    private final HttpServletResponse container;
    private final DeferredHeaders headers;
    private final DeferredOutputStream stream;
    private @Nullable PrintWriter writer;
    private boolean streamOpened;

    /**
     * Creates the response of an exchange.
     *
     * @param rewriter the rewriter of pages, or null if pages are not rewritten
     */
    static ConsentResponse of(
            HttpServletResponse container, ConsentExchange exchange, @Nullable PageRewriter rewriter) {
        DeferredHeaders headers = new DeferredHeaders(container);
        return new ConsentResponse(
                container, exchange, headers, new DeferredOutputStream(container, headers, exchange, rewriter));
    }

    private ConsentResponse(
            HttpServletResponse container,
            ConsentExchange exchange,
            DeferredHeaders headers,
            DeferredOutputStream stream) {
        super(container, exchange, headers);
        this.container = container;
        this.headers = headers;
        this.stream = stream;
    }

    /** Returns the {@code ConsentResponse} that this response is or wraps, or null if there is none. */
    static @Nullable ConsentResponse find(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            if (inner instanceof ConsentResponse consentResponse) {
                return consentResponse;
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

    /** Begins an include: the included servlet may not set header fields (Servlet 6.0, 9.3). */
    void beginInclude() {
        stream.beginInclude();
    }

    void endInclude() {
        stream.endInclude();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (writer != null) {
            throw new IllegalStateException("getWriter has already been called");
        }
        streamOpened = true;
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (streamOpened) {
            throw new IllegalStateException("getOutputStream has already been called");
        }
        PrintWriter opened = writer;
        if (opened == null) {
            String encoding = getCharacterEncoding();
            Charset charset = charset(encoding);
            // Once the writer exists, the encoding is fixed and must be part of the content type (Servlet 6.0, 5.6).
            setCharacterEncoding(encoding);
            opened = new PrintWriter(new OutputStreamWriter(stream, charset)) {
                @Override
                public void close() {
                    stream.bufferWrites(super::flush);
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
        String encoding = getCharacterEncoding();
        super.setContentType(type.split(";", 2)[0]);
        super.setCharacterEncoding(encoding);
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        if (writer == null) {
            super.setCharacterEncoding(encoding);
        }
    }

    @Override
    public void setLocale(Locale locale) {
        String encoding = getCharacterEncoding();
        super.setLocale(locale);
        if (writer != null) {
            super.setCharacterEncoding(encoding);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        flushWriter();
        stream.flush();
    }

    @Override
    public void resetBuffer() {
        requireUncommitted();
        flushWriter();
        stream.clear();
        container.resetBuffer();
    }

    @Override
    public void reset() {
        resetBuffer();
        container.reset();
        headers.copyFromContainer();
        writer = null;
        streamOpened = false;
    }

    private void requireUncommitted() {
        if (isCommitted()) {
            throw new IllegalStateException("the response is already committed");
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        requireUncommitted();
        discardContent();
        container.sendError(status);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        requireUncommitted();
        discardContent();
        container.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        requireUncommitted();
        if (blocksRedirect(location, SC_FOUND, true)) {
            return;
        }
        discardContent();
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
        requireUncommitted();
        if (blocksRedirect(location, status, clearsBuffer)) {
            return;
        }
        if (clearsBuffer) {
            discardContent();
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

    /** Discards the content and passes only the header to the container, which creates the content itself. */
    void discardContent() {
        stream.discardContent();
    }

    /** Sends the remaining content and completes the response. */
    void finish() throws IOException {
        flushWriter();
        stream.finish();
    }

    /** Runs a task when all content has been written to the container. */
    void whenWritten(Runnable task) throws IOException {
        stream.whenWritten(task);
    }

    /** Moves the text that the writer has not encoded yet into the buffer. */
    private void flushWriter() {
        if (writer != null) {
            stream.bufferWrites(writer::flush);
        }
    }
}
