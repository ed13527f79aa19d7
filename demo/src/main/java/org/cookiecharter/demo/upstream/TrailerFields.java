// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.jspecify.annotations.Nullable;

/**
 * The fields after a chunked body, such as a digest or the status of a gRPC call.
 *
 * <p>Fields that must be headers are not forwarded (RFC 9110, 6.5.1): some servers treat trailers like headers, so a
 * visitor could send a {@code Cookie} or {@code X-Forwarded-For} that nobody has checked.
 */
final class TrailerFields {
    /** Fields that may be trailers although their names look like those of headers. */
    private static final Set<String> ALLOWED = Set.of("content-digest", "content-md5", "etag");

    private static final Set<String> FORBIDDEN = Set.of("early-data", "refresh", "x-real-ip");
    private static final Set<String> FORBIDDEN_PREFIXES =
            Set.of("access-control-", "content-", "cross-origin-", "proxy-", "sec-", "x-forwarded-");

    private TrailerFields() {}

    /** Returns whether a body with these headers can have trailers. */
    static boolean isPossible(HttpFields headers) {
        return headers.contains(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED.asString());
    }

    /** Copies {@code Trailer}, which names the trailers of a message in advance. */
    static void announce(HttpFields from, HttpFields.Mutable to) {
        if (isPossible(from)) {
            from.getFields(HttpHeader.TRAILER).forEach(to::add);
        }
    }

    /**
     * Returns those trailers that may be forwarded.
     *
     * @param trailers null if there are none
     * @return null if there are none
     */
    static @Nullable HttpFields forwardable(@Nullable HttpFields trailers) {
        if (trailers == null) {
            return null;
        }
        HttpFields.Mutable forwarded = HttpFields.build();
        for (HttpField field : trailers) {
            if (isForwardable(field)) {
                forwarded.add(field);
            }
        }
        return forwarded.size() == 0 ? null : forwarded;
    }

    private static boolean isForwardable(HttpField field) {
        String name = field.getLowerCaseName();
        boolean isHeader = field.getHeader() != null
                || FORBIDDEN.contains(name)
                || FORBIDDEN_PREFIXES.stream().anyMatch(name::startsWith);
        return !isHeader || ALLOWED.contains(name);
    }
}
