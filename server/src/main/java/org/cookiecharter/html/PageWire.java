// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Where a response goes, piece after piece: no piece before the callback of the one before. */
@FunctionalInterface
public interface PageWire {
    /**
     * Sends a piece.
     *
     * @param head with the first piece; null with all others
     * @param content is not to be changed until the callback is called; null for none
     */
    void send(MetaData.@Nullable Response head, boolean last, @Nullable ByteBuffer content, Callback callback);
}
