// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A site that sends the headers of each case byte for byte, as no ordinary server would, and redirects the browser to
 * the page where the case checks its cookies.
 */
final class HttpStateSite implements AutoCloseable {
    static final String BEGIN = "/cookie-parser";
    static final String END = "/cookie-parser-result";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpStateCase> cases;
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    HttpStateSite(List<HttpStateCase> cases) throws IOException {
        this.cases = cases.stream().collect(Collectors.toMap(HttpStateCase::id, Function.identity()));
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Returns the {@code Cookie} header of this case's last request; null if there was none. */
    @Nullable
    String takeCookies(HttpStateCase one) {
        return seen.remove(one.id());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String request = in.readLine();
            if (request == null) {
                return;
            }
            String host = "";
            String cookies = "";
            for (String line; (line = in.readLine()) != null && !line.isEmpty(); ) {
                String field = line.substring(line.indexOf(':') + 1).strip();
                if (line.regionMatches(true, 0, "host:", 0, 5)) {
                    host = field;
                } else if (line.regionMatches(true, 0, "cookie:", 0, 7)) {
                    cookies = cookies.isEmpty() ? field : cookies + "; " + field;
                }
            }
            byte[] response = response(request.split(" ", 3)[1], host, cookies).getBytes(StandardCharsets.UTF_8);
            connection.getOutputStream().write(response);
        } catch (IOException e) {
            // The browser has disconnected and needs no response.
        }
    }

    private String response(String target, String host, String cookies) {
        HttpStateCase one = cases.get(target.substring(target.indexOf('?') + 1));
        if (one == null) {
            return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<!DOCTYPE html>";
        }
        if (target.startsWith(BEGIN + "?")) {
            int port = Integer.parseInt(host.substring(host.indexOf(':') + 1));
            return "HTTP/1.1 302 Found\r\n"
                    + one.received().stream()
                            .map(value -> "Set-Cookie: " + value + "\r\n")
                            .collect(Collectors.joining())
                    + "Location: " + one.end(port) + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        }
        seen.put(one.id(), cookies);
        return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK";
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
