// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads a short body as it comes, and holds no thread while it does not.
 *
 * <p>Jetty's own ways to read a whole body differ between its versions, and in 12.0 one that is too long fails like one
 * that breaks off.
 */
final class BodyReader implements Invocable.Task {
    private final Content.Source source;
    private final int longest;
    private final Consumer<byte[]> whole;
    private final Runnable tooLong;
    private final Consumer<Throwable> failed;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    BodyReader(
            Content.Source source, int longest, Consumer<byte[]> whole, Runnable tooLong, Consumer<Throwable> failed) {
        this.source = source;
        this.longest = longest;
        this.whole = whole;
        this.tooLong = tooLong;
        this.failed = failed;
    }

    /** Reads what there is; runs again once there is more. */
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
                // Also one that Jetty would go on after, such as a pause that is too long.
                source.fail(chunk.getFailure());
                failed.accept(chunk.getFailure());
                return;
            }
            last = chunk.isLast();
            keep(chunk);
            if (read.size() > longest) {
                source.fail(new IOException("more than " + longest + " bytes"));
                tooLong.run();
                return;
            }
        }
        whole.accept(read.toByteArray());
    }

    private void keep(Content.Chunk chunk) {
        byte[] piece = new byte[chunk.remaining()];
        chunk.get(piece, 0, piece.length);
        chunk.release();
        read.writeBytes(piece);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
