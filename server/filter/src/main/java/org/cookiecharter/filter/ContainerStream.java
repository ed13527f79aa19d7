// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The container's output stream. It blocks until the application sets a write listener; from then on it queues content
 * until the container can write it. It is synchronized because an application may complete its response on another
 * thread than the one that the container calls.
 */
final class ContainerStream implements WriteListener {
    private final HttpServletResponse container;
    private final Deque<byte[]> pending = new ArrayDeque<>();
    private @Nullable ServletOutputStream stream;
    private @Nullable WriteListener listener;
    private boolean flushPending;
    private @Nullable Runnable onWritten;

    ContainerStream(HttpServletResponse container) {
        this.container = container;
    }

    private ServletOutputStream stream() throws IOException {
        ServletOutputStream opened = stream == null ? container.getOutputStream() : stream;
        stream = opened;
        return opened;
    }

    /** Writes or queues the content, and copies what it queues: the caller may reuse the array. */
    synchronized void write(ByteBuffer content) throws IOException {
        if (!content.hasRemaining()) {
            return;
        }
        if (listener == null && content.hasArray()) {
            stream().write(content.array(), content.arrayOffset() + content.position(), content.remaining());
            return;
        }
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        if (listener == null) {
            stream().write(bytes);
        } else {
            pending.add(bytes);
            drain();
        }
    }

    synchronized void flush() throws IOException {
        if (listener == null) {
            container.flushBuffer();
        } else {
            flushPending = true;
            drain();
        }
    }

    /** Runs a task once all content has been written. */
    synchronized void whenWritten(Runnable task) throws IOException {
        onWritten = task;
        drain();
    }

    /** Closes the stream once all content has been written. */
    void close() throws IOException {
        ServletOutputStream closing = stream();
        whenWritten(() -> {
            try {
                closing.close();
            } catch (IOException e) {
                onError(e);
            }
        });
    }

    void setListener(WriteListener application) throws IOException {
        listener = application;
        stream().setWriteListener(this);
    }

    synchronized boolean isReady() throws IOException {
        drain();
        return pending.isEmpty() && !flushPending && stream().isReady();
    }

    /**
     * Writes pending content while the container is ready. If {@code isReady} returns false, the container calls back
     * later.
     */
    private void drain() throws IOException {
        while (!pending.isEmpty() && stream().isReady()) {
            stream().write(pending.remove());
        }
        if (pending.isEmpty() && flushPending && stream().isReady()) {
            flushPending = false;
            stream().flush();
        }
        Runnable task = onWritten;
        if (task != null && pending.isEmpty() && !flushPending) {
            onWritten = null;
            task.run();
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        boolean ready;
        synchronized (this) {
            boolean completing = onWritten != null;
            drain();
            ready = !completing
                    && pending.isEmpty()
                    && !flushPending
                    && stream().isReady();
        }
        WriteListener application = listener;
        if (ready && application != null) {
            application.onWritePossible();
        }
    }

    @Override
    public void onError(Throwable failure) {
        WriteListener application = listener;
        if (application != null) {
            application.onError(failure);
        }
    }
}
