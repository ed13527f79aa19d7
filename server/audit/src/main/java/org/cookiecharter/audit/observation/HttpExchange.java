// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A request with its response, as in a HAR file. Their bodies are not recorded.
 *
 * @param moment the moment of the visit
 * @param at when the request was sent
 * @param type what it loads: {@code Document}, {@code Script}, {@code Image}…
 * @param request the request
 * @param response the response; that of {@link Response#NONE} if there is none
 * @param waited the time until the response began
 * @param received the time from then until it was complete
 * @param error why there is no complete response; empty if there is
 */
public record HttpExchange(
        Moment moment,
        Instant at,
        String type,
        Request request,
        Response response,
        Duration waited,
        Duration received,
        String error) {
    /**
     * A request.
     *
     * @param method the method
     * @param url the masked address, in full length
     * @param headers the header fields, masked
     * @param bodyType the media type of the body; empty if there is none
     * @param bodyLength the number of characters of the body; 0 if there is none
     */
    public record Request(String method, String url, List<MaskedHeader> headers, String bodyType, int bodyLength) {
        public Request {
            headers = List.copyOf(headers);
        }
    }

    /**
     * A response.
     *
     * @param status the status; 0 if there is none
     * @param reason the reason phrase
     * @param protocol the protocol, like {@code http/1.1} or {@code h2}
     * @param headers the header fields, masked
     * @param mediaType the media type
     * @param server the IP address of the server; empty if it is not known
     * @param length the number of bytes that were received; -1 if it is not known
     */
    public record Response(
            int status,
            String reason,
            String protocol,
            List<MaskedHeader> headers,
            String mediaType,
            String server,
            long length) {
        /** No response. */
        public static final Response NONE = new Response(0, "", "", List.of(), "", "", -1);

        public Response {
            headers = List.copyOf(headers);
        }
    }
}
