// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Request;

/** The path and query of a request as the visitor sent them, in a form that a strict reader of URIs accepts. */
final class PathQuery {
    private static final String AS_THEY_ARE = "-._~:/@!$&'()*+,;=?";

    private PathQuery() {}

    static String of(Request request) {
        String raw = request.getHttpURI().getPathQuery();
        return raw == null || raw.isEmpty() ? "/" : encode(raw);
    }

    /** Encodes what RFC 3986 has no place for (browsers send {@code |}, some clients UTF-8), and leaves the rest alone. */
    static String encode(String raw) {
        StringBuilder encoded = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            if (isPlain(c) || (c == '%' && isEscape(raw, i))) {
                encoded.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format("%%%02X", b & 0xFF));
                }
            }
            i += Character.charCount(c);
        }
        return encoded.toString();
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 128 && AS_THEY_ARE.indexOf(c) >= 0);
    }

    private static boolean isEscape(String raw, int at) {
        return at + 2 < raw.length()
                && Character.digit(raw.charAt(at + 1), 16) >= 0
                && Character.digit(raw.charAt(at + 2), 16) >= 0;
    }
}
