// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.jetty.matrix.Wire.Field;
import org.cookiecharter.jetty.matrix.Wire.Head;

/** An HTTP/1.1 client on a plain socket, which returns interim responses, trailers, and every header unchanged. */
final class Http1 {
    private static final int PATIENCE_MILLIS = 20_000;

    private final InputStream input;

    private Http1(InputStream input) {
        this.input = input;
    }

    static Wire request(int port, String path, List<String> fields) throws IOException {
        boolean upgrades = fields.stream().anyMatch(field -> field.startsWith("Upgrade:"));
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        fields.forEach(field -> request.append(field).append("\r\n"));
        request.append(upgrades ? "Connection: Upgrade\r\n\r\n" : "Connection: close\r\n\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            return new Http1(socket.getInputStream()).read();
        }
    }

    private Wire read() throws IOException {
        List<Head> heads = new ArrayList<>();
        Head head;
        do {
            head = head();
            heads.add(head);
        } while (!head.isFinal());
        if (head.status() == 101) {
            return new Wire(heads, "");
        }
        boolean chunked = head.fields().contains(new Field("Transfer-Encoding", "chunked"));
        String body = chunked ? chunks() : rest(head);
        List<Field> trailers = chunked ? fields() : List.of();
        if (!trailers.isEmpty()) {
            heads.add(new Head(0, trailers));
        }
        return new Wire(heads, body);
    }

    private Head head() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        return new Head(status, fields());
    }

    private List<Field> fields() throws IOException {
        List<Field> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.add(new Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return fields;
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = size(); size > 0; size = size()) {
            body.append(new String(input.readNBytes(size), StandardCharsets.ISO_8859_1));
            line();
        }
        return body.toString();
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String rest(Head head) throws IOException {
        int length = head.fields().stream()
                .filter(field -> field.name().equals("content-length"))
                .mapToInt(field -> Integer.parseInt(field.value()))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        return new String(input.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = input.read(); b != '\n'; b = input.read()) {
            if (b < 0) {
                throw new IOException("the response ends within a line: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
