// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The complete response to one request.
 *
 * @param status of the final response
 * @param fields its header lines, unchanged
 * @param body its decoded content, each byte as a character
 * @param raw every byte, interim responses and trailers included
 */
record Reply(int status, List<String> fields, String body, String raw) {
    static Reply of(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (true) {
            int end = raw.indexOf("\r\n\r\n", start);
            if (end < 0) {
                throw new AssertionError("no whole head in: " + raw);
            }
            List<String> lines = List.of(raw.substring(start, end).split("\r\n"));
            int status = Integer.parseInt(lines.get(0).split(" ", 3)[1]);
            start = end + 4;
            if (status >= 200 || status == 101) {
                Reply head = new Reply(status, lines.subList(1, lines.size()), "", raw);
                boolean chunked = head.header("Transfer-Encoding").equals("chunked");
                String body = chunked ? unchunked(raw, start) : raw.substring(start);
                return new Reply(status, head.fields, body, raw);
            }
        }
    }

    private static String unchunked(String raw, int from) {
        StringBuilder body = new StringBuilder();
        int at = from;
        while (true) {
            int line = raw.indexOf("\r\n", at);
            int length = Integer.parseInt(raw.substring(at, line), 16);
            if (length == 0) {
                return body.toString();
            }
            body.append(raw, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
    }

    /** Returns all values of this header, in their order; the name is case-insensitive. */
    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            int colon = field.indexOf(':');
            if (field.substring(0, colon).equalsIgnoreCase(name)) {
                values.add(field.substring(colon + 1).trim());
            }
        }
        return values;
    }

    /** Returns the value of this header; empty if there is none. */
    String header(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new AssertionError(name + " more than once: " + values);
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    List<String> cookies() {
        return all("Set-Cookie");
    }

    /** Returns the names of the cookies that are set, in their order. */
    List<String> cookieNames() {
        return cookies().stream().map(cookie -> cookie.split("=", 2)[0]).toList();
    }

    /** Returns the distinct names of the cookies that are set or deleted, without nameless ones. */
    List<String> namesOnce() {
        return cookieNames().stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    private byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    String unzipped() throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes()))) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            gzip.transferTo(plain);
            return plain.toString(StandardCharsets.UTF_8);
        }
    }

    JsonObject json() {
        return JsonParser.parseString(text()).getAsJsonObject();
    }
}
