// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.nio.ByteBuffer;

/** Compresses a body chunk by chunk. */
interface Compressor {
    /** Sets the next chunk of input. The previous one must have been compressed completely. */
    void put(ByteBuffer chunk);

    boolean needsInput();

    /** Compresses until the input is consumed or the buffer is full. */
    void write(ByteBuffer to);

    /** Flushes, so that the recipient can decompress all input so far. Returns false if the buffer is too small. */
    boolean flush(ByteBuffer to);

    /** Finishes the compressed data. Returns false if the buffer is too small. */
    boolean finish(ByteBuffer to);

    /** Frees native memory, which the garbage collector does not manage. */
    void close();
}
