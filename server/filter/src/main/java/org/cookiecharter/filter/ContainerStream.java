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
 * The container's own stream: blocking, until the application listens; from then on what cannot be written yet waits here
 * for the container to call. The lock is for an application that ends its response on another thread than the one that is
 * called.
 */
final class ContainerStream implements WriteListener {
    private final HttpServletResponse container;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable ServletOutputStream stream;
    private @Nullable WriteListener listener;
    private boolean flushes;
    private @Nullable Runnable end;

    ContainerStream(HttpServletResponse container) {
        this.container = container;
    }

    private ServletOutputStream stream() throws IOException {
        ServletOutputStream opened = stream == null ? container.getOutputStream() : stream;
        stream = opened;
        return opened;
    }

    /** Takes the content; what it lies in may be used again. */
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
            waiting.add(bytes);
            drain();
        }
    }

    synchronized void flush() throws IOException {
        if (listener == null) {
            container.flushBuffer();
        } else {
            flushes = true;
            drain();
        }
    }

    /** Runs this once all is written. */
    synchronized void then(Runnable task) throws IOException {
        end = task;
        drain();
    }

    /** Ends the response once all is written. */
    void close() throws IOException {
        ServletOutputStream closing = stream();
        then(() -> {
            try {
                closing.close();
            } catch (IOException e) {
                onError(e);
            }
        });
    }

    void listen(WriteListener application) throws IOException {
        listener = application;
        stream().setWriteListener(this);
    }

    synchronized boolean isReady() throws IOException {
        drain();
        return waiting.isEmpty() && !flushes && stream().isReady();
    }

    /** Asking whether the container is ready has it call again when it is. */
    private void drain() throws IOException {
        while (!waiting.isEmpty() && stream().isReady()) {
            stream().write(waiting.remove());
        }
        if (waiting.isEmpty() && flushes && stream().isReady()) {
            flushes = false;
            stream().flush();
        }
        Runnable task = end;
        if (task != null && waiting.isEmpty() && !flushes) {
            end = null;
            task.run();
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        boolean ready;
        synchronized (this) {
            boolean ending = end != null;
            drain();
            ready = !ending && waiting.isEmpty() && !flushes && stream().isReady();
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
