// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A response of our own, ready to be sent.
 *
 * @param status the HTTP status
 * @param headers its fields, without {@link #NOSNIFF}
 * @param body its content; empty for none. Many answers may share it, so its bytes and position stay as they are
 */
public record EndpointResponse(int status, HttpFields headers, ByteBuffer body) {
    /** What every response of ours has. */
    public static final HttpField NOSNIFF = new HttpField("X-Content-Type-Options", "nosniff");

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /** Without content. */
    static EndpointResponse of(int status, HttpFields headers) {
        return new EndpointResponse(status, headers, NOTHING);
    }

    static EndpointResponse of(int status, String contentType, String body) {
        return new EndpointResponse(
                status,
                HttpFields.build().put(HttpHeader.CONTENT_TYPE, contentType).asImmutable(),
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same answer with this field, in place of one of the same name. */
    EndpointResponse with(HttpHeader header, String value) {
        return with(header.asString(), value);
    }

    EndpointResponse with(String name, String value) {
        return new EndpointResponse(
                status, HttpFields.build(headers).put(name, value).asImmutable(), body);
    }

    EndpointResponse uncached() {
        return with(HttpHeader.CACHE_CONTROL, "no-store");
    }
}
