// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Adds the reason phrase of the site to the response; Jetty's {@code Response} has a status only. */
final class ReasonPhrase extends HttpStream.Wrapper {
    private final int status;
    private final String phrase;

    private ReasonPhrase(HttpStream stream, int status, String phrase) {
        super(stream);
        this.status = status;
        this.phrase = phrase;
    }

    /**
     * Sends this phrase with the response to a request if the response has the same status.
     *
     * @param phrase null or empty for the standard one
     */
    static void send(Request request, int status, @Nullable String phrase) {
        if (phrase != null && !phrase.isEmpty() && !phrase.equals(HttpStatus.getMessage(status))) {
            request.addHttpStreamWrapper(stream -> new ReasonPhrase(stream, status, phrase));
        }
    }

    @Override
    public void send(
            MetaData.Request request,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        super.send(
                request,
                response == null || response.getStatus() != status ? response : withPhrase(response),
                last,
                content,
                callback);
    }

    private MetaData.Response withPhrase(MetaData.Response response) {
        return new MetaData.Response(
                status,
                phrase,
                response.getHttpVersion(),
                response.getHttpFields(),
                response.getContentLength(),
                response.getTrailersSupplier());
    }
}
