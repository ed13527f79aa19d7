// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Decompresses one body that comes in pieces. */
interface Decompressor {
    /** Returns how many bytes tell whether a body is compressed in this way. */
    int telling();

    /** Returns whether a compressed body starts with these bytes, or with more than these. */
    boolean mayStartWith(ByteBuffer bytes);

    /**
     * Decompresses until there is no more input, or no more room.
     *
     * @throws IOException if the body is damaged
     */
    void read(ByteBuffer from, ByteBuffer to) throws IOException;

    /** Returns whether the input may end here. */
    boolean isComplete();

    /** Returns whether more can be decompressed without more input. */
    boolean holdsOutput();

    /** Frees memory that the garbage collector does not see. */
    void close();
}
