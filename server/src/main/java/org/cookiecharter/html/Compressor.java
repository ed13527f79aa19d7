// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;

/** Compresses one body that comes in pieces. */
interface Compressor {
    /** Takes a piece; all of the one before must have been written. */
    void put(ByteBuffer piece);

    boolean needsInput();

    /** Compresses until there is no more input, or no more room. */
    void write(ByteBuffer to);

    /** Writes so much that the reader can decompress all that was put. Returns false if there was not enough room. */
    boolean flush(ByteBuffer to);

    /** Writes the end. Returns false if there was not enough room. */
    boolean finish(ByteBuffer to);

    /** Frees memory that the garbage collector does not see. */
    void close();
}
