// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.cookiecharter.html.compression.HtmlBody;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/** Sends the output of one send of the application, which may take several sends: one at a time. */
final class PageSend extends IteratingCallback {
    private final PageWire next;
    private final boolean last;
    private final HtmlBody body;
    private final Callback callback;
    private MetaData.@Nullable Response response;
    private boolean isLastSent;

    PageSend(PageWire next, MetaData.@Nullable Response response, boolean last, HtmlBody body, Callback callback) {
        this.next = next;
        this.response = response;
        this.last = last;
        this.body = body;
        this.callback = callback;
    }

    @Override
    protected Action process() throws IOException {
        ByteBuffer chunk = isLastSent ? null : body.take();
        if (chunk == null && response == null && (isLastSent || !last)) {
            return Action.SUCCEEDED;
        }
        MetaData.Response first = response;
        response = null;
        isLastSent = last && (chunk == null || body.isEmpty());
        next.send(first, isLastSent, chunk, this);
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
