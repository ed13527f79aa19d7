// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Decompresses a body chunk by chunk. */
interface Decompressor {
    /** Returns the number of bytes that determine whether a body has this coding. */
    int signatureLength();

    /**
     * Returns whether a compressed body can start with these bytes, which may be fewer than {@link #signatureLength}.
     */
    boolean mayStartWith(ByteBuffer bytes);

    /**
     * Decompresses until the input is consumed or the output buffer is full.
     *
     * @throws IOException if the compressed data is invalid
     */
    void read(ByteBuffer from, ByteBuffer to) throws IOException;

    /** Returns whether the compressed data is complete. */
    boolean isComplete();

    /** Returns whether more output is available without further input. */
    boolean hasPendingOutput();

    /** Frees native memory, which the garbage collector does not manage. */
    void close();
}
