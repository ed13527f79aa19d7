// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A header field without what may identify a person or give access: only values of known harmless fields are readable.
 *
 * @param name the name, as it was sent
 * @param value the masked value
 */
public record MaskedHeader(String name, String value) {
    private static final String MASK = "…";

    private static final Set<String> READABLE = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "accept-ranges",
            "age",
            "allow",
            "cache-control",
            "connection",
            "content-encoding",
            "content-language",
            "content-length",
            "content-type",
            "cross-origin-embedder-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "date",
            "dnt",
            "expires",
            "host",
            "keep-alive",
            "last-modified",
            "origin",
            "p3p",
            "permissions-policy",
            "pragma",
            "referrer-policy",
            "server",
            "strict-transport-security",
            "transfer-encoding",
            "upgrade-insecure-requests",
            "user-agent",
            "vary",
            "x-content-type-options",
            "x-frame-options",
            ":authority",
            ":method",
            ":scheme");

    /** Masks a header field. */
    public static MaskedHeader of(String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        return new MaskedHeader(
                name,
                switch (key) {
                    case "cookie" -> cookies(value);
                    case "set-cookie" -> setCookie(value);
                    case "referer", "location", ":path" -> MaskedUrl.ofFullLength(value);
                    default -> {
                        boolean readable =
                                READABLE.contains(key) || key.startsWith("sec-") || key.startsWith("access-control-");
                        yield readable && !key.startsWith("sec-websocket-") ? value : MASK;
                    }
                });
    }

    private static String cookies(String value) {
        return Arrays.stream(value.split(";", -1)).map(MaskedHeader::pair).collect(Collectors.joining("; "));
    }

    /** A pair without an equals sign is the value of a cookie without a name. */
    private static String pair(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? MASK : pair.substring(0, equals + 1).strip() + MASK;
    }

    private static String setCookie(String value) {
        String[] parts = value.split(";", 2);
        return parts.length < 2 ? pair(parts[0]) : pair(parts[0]) + ";" + parts[1];
    }
}
