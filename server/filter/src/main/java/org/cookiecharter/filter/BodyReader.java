// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads a request body of limited size without blocking a thread. */
final class BodyReader implements ReadListener {
    private static final int CHUNK_BYTES = 4 * 1024;

    private final ServletInputStream input;
    private final int maxBytes;
    private final Consumer<byte[]> onBody;
    private final Runnable onTooLong;
    private final Consumer<Throwable> onFailure;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean ended;

    BodyReader(
            ServletInputStream input,
            int maxBytes,
            Consumer<byte[]> onBody,
            Runnable onTooLong,
            Consumer<Throwable> onFailure) {
        this.input = input;
        this.maxBytes = maxBytes;
        this.onBody = onBody;
        this.onTooLong = onTooLong;
        this.onFailure = onFailure;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        while (!ended && input.isReady()) {
            int length = input.read(chunk);
            if (length < 0) {
                return;
            }
            body.write(chunk, 0, length);
            if (body.size() > maxBytes) {
                complete(onTooLong);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        complete(() -> onBody.accept(body.toByteArray()));
    }

    @Override
    public void onError(Throwable failure) {
        complete(() -> onFailure.accept(failure));
    }

    private void complete(Runnable task) {
        if (!ended) {
            ended = true;
            try {
                task.run();
            } catch (RuntimeException e) {
                onFailure.accept(e);
            }
        }
    }
}
