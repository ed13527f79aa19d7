// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A response of an endpoint, ready to be sent.
 *
 * @param status the HTTP status
 * @param headers the header fields, without {@link #NOSNIFF}
 * @param body the content; empty for none. Responses may share it, so its bytes and position must not change
 */
public record EndpointResponse(int status, HttpFields headers, ByteBuffer body) {
    /** The header field that all responses of endpoints have. */
    public static final HttpField NOSNIFF = new HttpField("X-Content-Type-Options", "nosniff");

    private static final ByteBuffer EMPTY_BODY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /** Creates a response without content. */
    public static EndpointResponse of(int status, HttpFields headers) {
        return new EndpointResponse(status, headers, EMPTY_BODY);
    }

    public static EndpointResponse of(int status, String contentType, String body) {
        return new EndpointResponse(
                status,
                HttpFields.build().put(HttpHeader.CONTENT_TYPE, contentType).asImmutable(),
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns this response with a header field, which replaces those of the same name. */
    public EndpointResponse with(HttpHeader header, String value) {
        return with(header.asString(), value);
    }

    public EndpointResponse with(String name, String value) {
        return new EndpointResponse(
                status, HttpFields.build(headers).put(name, value).asImmutable(), body);
    }

    public EndpointResponse uncached() {
        return with(HttpHeader.CACHE_CONTROL, "no-store");
    }
}
