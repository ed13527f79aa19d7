// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The body of one response on its way out: what the application sends goes in, what is sent on comes out. */
interface HtmlBody {
    /**
     * Takes what was sent, whole: it must stay as it is until {@link #take} has returned null. Without a pause between
     * what is put, and after {@code last} nothing.
     */
    void put(ByteBuffer content, boolean last);

    /**
     * The next buffer to send, valid until the next call; null when there is none until more is put.
     *
     * @throws IOException when the body cannot be read; what was not sent is lost then
     */
    @Nullable
    ByteBuffer take() throws IOException;

    /** Whether {@link #take} would return null. May be false although it would. */
    boolean isEmpty();

    /** Whether all that is put from here on would come out as it is, and nothing is left in here. */
    boolean isSettled();

    /** What to send as the length of the response, which was {@code length}; both -1 where it is unknown. */
    long length(long length, boolean last);

    /** Whether it is known that the body stays as it is. */
    boolean isLeftAlone();

    /** Gives back what the memory manager does not see. To be called at the end, however the response ends. */
    void close();
}
