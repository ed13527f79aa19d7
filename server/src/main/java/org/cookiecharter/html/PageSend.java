// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/** One send of the application, as the sends that it takes: a stream takes one at a time. */
final class PageSend extends IteratingCallback {
    private final PageWire next;
    private final boolean last;
    private final HtmlBody body;
    private final Callback callback;
    private MetaData.@Nullable Response head;
    private boolean lastSent;

    PageSend(PageWire next, MetaData.@Nullable Response head, boolean last, HtmlBody body, Callback callback) {
        this.next = next;
        this.head = head;
        this.last = last;
        this.body = body;
        this.callback = callback;
    }

    @Override
    protected Action process() throws IOException {
        ByteBuffer piece = lastSent ? null : body.take();
        if (piece == null && head == null && (lastSent || !last)) {
            return Action.SUCCEEDED;
        }
        MetaData.Response first = head;
        head = null;
        lastSent = last && (piece == null || body.isEmpty());
        next.send(first, lastSent, piece, this);
        return Action.SCHEDULED;
    }

    @Override
    public InvocationType getInvocationType() {
        return callback.getInvocationType();
    }

    @Override
    protected void onCompleteSuccess() {
        if (last) {
            body.close();
        }
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        body.close();
        callback.failed(cause);
    }
}
