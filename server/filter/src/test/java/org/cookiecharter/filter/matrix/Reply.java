// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The complete response to one request.
 *
 * @param status of the final response
 * @param fields its headers as {@code name: value}, with names in lower case
 * @param body its content, each byte as a character
 * @param trailers headers after the content
 */
public record Reply(int status, List<String> fields, String body, List<String> trailers) {
    private static final int PATIENCE_MILLIS = 20_000;

    /**
     * Sends a request on a new connection.
     *
     * @param request its first line without the version, its headers and, if the last is no header, its content
     */
    public static Reply request(int port, String... request) throws IOException {
        StringBuilder text = new StringBuilder(request[0] + " HTTP/1.1\r\nHost: localhost\r\n");
        String content = "";
        for (int i = 1; i < request.length; i++) {
            if (request[i].startsWith("{") || !request[i].contains(": ")) {
                content = request[i];
            } else {
                text.append(request[i]).append("\r\n");
            }
        }
        if (!content.isEmpty() && text.indexOf("Transfer-Encoding") < 0) {
            text.append("Content-Length: ").append(content.length()).append("\r\n");
        }
        text.append("\r\n").append(content);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream(), request[0].startsWith("HEAD "));
        }
    }

    /** Returns everything that the server sends for one request, unparsed. */
    static String raw(int port, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Reply read(InputStream input, boolean bodiless) throws IOException {
        int status;
        List<String> fields;
        do {
            status = Integer.parseInt(line(input).split(" ", 3)[1]);
            fields = fields(input);
        } while (status < 200 && status != 101);
        if (bodiless || status == 304 || status == 204) {
            return new Reply(status, fields, "", List.of());
        }
        if (!fields.contains("transfer-encoding: chunked")) {
            byte[] body = input.readNBytes(length(fields));
            return new Reply(status, fields, new String(body, StandardCharsets.ISO_8859_1), List.of());
        }
        StringBuilder body = new StringBuilder();
        for (int size = size(input); size > 0; size = size(input)) {
            body.append(new String(input.readNBytes(size), StandardCharsets.ISO_8859_1));
            line(input);
        }
        return new Reply(status, fields, body.toString(), fields(input));
    }

    private static int length(List<String> fields) {
        return fields.stream()
                .filter(field -> field.startsWith("content-length: "))
                .mapToInt(field -> Integer.parseInt(field.substring("content-length: ".length())))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static int size(InputStream input) throws IOException {
        return Integer.parseInt(line(input), 16);
    }

    private static List<String> fields(InputStream input) throws IOException {
        List<String> fields = new ArrayList<>();
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            int colon = line.indexOf(':');
            fields.add(line.substring(0, colon).toLowerCase(Locale.ROOT) + ": "
                    + line.substring(colon + 1).strip());
        }
        return fields;
    }

    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = input.read(); b != '\n'; b = input.read()) {
            if (b < 0) {
                throw new IOException("the response ends within a line: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** Returns all values of the header with this lower-case name. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.startsWith(name + ": "))
                .map(field -> field.substring(name.length() + 2))
                .toList();
    }

    /** Returns the value of this header; empty if there is none. */
    public String header(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new AssertionError(name + " more than once: " + all);
        }
        return all.isEmpty() ? "" : all.get(0);
    }

    /** Returns the name and value of each cookie that is set. */
    public List<String> sets() {
        return all("set-cookie").stream()
                .filter(cookie -> !isRemoval(cookie))
                .map(cookie -> cookie.split(";", 2)[0])
                .toList();
    }

    /** Returns the distinct names of the deleted cookies. */
    public List<String> removes() {
        return all("set-cookie").stream()
                .filter(Reply::isRemoval)
                .map(cookie -> cookie.split("=", 2)[0])
                .distinct()
                .toList();
    }

    private static boolean isRemoval(String cookie) {
        return cookie.toLowerCase(Locale.ROOT).matches(".*;\\s*(max-age=0|expires=thu, 01.jan.1970 ).*");
    }

    public String text() {
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    public String unzipped() throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
