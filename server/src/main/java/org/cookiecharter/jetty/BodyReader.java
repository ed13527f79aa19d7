// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * A non-blocking reader of a short request body.
 *
 * <p>Jetty's own methods that read a whole body differ between its versions, and in 12.0 a body that is too long fails
 * in the same way as one that breaks off.
 */
final class BodyReader implements Invocable.Task {
    private final Content.Source source;
    private final int maxBytes;
    private final Consumer<byte[]> onBody;
    private final Runnable onTooLong;
    private final Consumer<Throwable> onFailure;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    BodyReader(
            Content.Source source,
            int maxBytes,
            Consumer<byte[]> onBody,
            Runnable onTooLong,
            Consumer<Throwable> onFailure) {
        this.source = source;
        this.maxBytes = maxBytes;
        this.onBody = onBody;
        this.onTooLong = onTooLong;
        this.onFailure = onFailure;
    }

    /** Reads the available chunks, and runs again once there are more. */
    @Override
    public void run() {
        boolean last = false;
        while (!last) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                // Failures after which Jetty would continue too, such as a pause that is too long.
                source.fail(chunk.getFailure());
                onFailure.accept(chunk.getFailure());
                return;
            }
            last = chunk.isLast();
            append(chunk);
            if (body.size() > maxBytes) {
                source.fail(new IOException("more than " + maxBytes + " bytes"));
                onTooLong.run();
                return;
            }
        }
        onBody.accept(body.toByteArray());
    }

    private void append(Content.Chunk chunk) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes, 0, bytes.length);
        chunk.release();
        body.writeBytes(bytes);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
