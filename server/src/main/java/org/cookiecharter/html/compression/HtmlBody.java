// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response while it is rewritten: it receives the application's content and produces the content to send.
 */
public interface HtmlBody {
    /**
     * Adds content, which must not change until {@link #take} has returned null. No call may follow one with
     * {@code last}.
     */
    void put(ByteBuffer content, boolean last);

    /**
     * Returns the next buffer to send, which is valid until the next call, or null if there is none until more content
     * is added.
     *
     * @throws IOException if the body cannot be decoded; content that was not sent yet is lost
     */
    @Nullable
    ByteBuffer take() throws IOException;

    /** Returns whether {@link #take} would return null. May return false in that case, too. */
    boolean isEmpty();

    /** Returns whether further content would be sent unmodified, and nothing is buffered. */
    boolean isPassThrough();

    /**
     * Returns the Content-Length of the rewritten body, whose original one is {@code length}; -1 means unknown in both.
     */
    long length(long length, boolean last);

    /** Returns whether the whole body is known to remain unmodified. */
    boolean isUnchanged();

    /** Frees native memory. Must be called at the end of each response, whether it succeeds or fails. */
    void close();
}
