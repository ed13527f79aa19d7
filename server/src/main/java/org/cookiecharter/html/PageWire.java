// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The recipient of a response. A chunk must not be sent before the callback of the previous one has been called. */
@FunctionalInterface
public interface PageWire {
    /**
     * Sends a chunk.
     *
     * @param response the response header with the first chunk; null with all others
     * @param last whether this is the last chunk
     * @param content the content, which must not change until the callback is called, or null if there is none
     */
    void send(MetaData.@Nullable Response response, boolean last, @Nullable ByteBuffer content, Callback callback);
}
