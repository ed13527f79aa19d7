// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads a short body as it comes, and holds no thread while it does not. */
final class BodyReader implements ReadListener {
    private static final int PIECE = 4 * 1024;

    private final ServletInputStream input;
    private final int longest;
    private final Consumer<byte[]> whole;
    private final Runnable tooLong;
    private final Consumer<Throwable> failed;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean over;

    BodyReader(
            ServletInputStream input,
            int longest,
            Consumer<byte[]> whole,
            Runnable tooLong,
            Consumer<Throwable> failed) {
        this.input = input;
        this.longest = longest;
        this.whole = whole;
        this.tooLong = tooLong;
        this.failed = failed;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] piece = new byte[PIECE];
        while (!over && input.isReady()) {
            int length = input.read(piece);
            if (length < 0) {
                return;
            }
            read.write(piece, 0, length);
            if (read.size() > longest) {
                end(tooLong);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end(() -> whole.accept(read.toByteArray()));
    }

    @Override
    public void onError(Throwable failure) {
        end(() -> failed.accept(failure));
    }

    private void end(Runnable task) {
        if (!over) {
            over = true;
            try {
                task.run();
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        }
    }
}
