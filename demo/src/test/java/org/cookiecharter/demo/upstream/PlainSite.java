// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A site independent of the consent handler: the JDK's HTTP server. It records the requests. */
public final class PlainSite implements AutoCloseable {
    /** A recorded request. */
    public record Received(String method, String uri, Map<String, List<String>> headers) {
        public List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    public PlainSite(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders())));
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
    }

    /** Starts a site that always sends the same response; headers have the form {@code Name: value}. */
    public static PlainSite saying(int status, String body, String... fields) throws IOException {
        return new PlainSite(exchange -> {
            for (String field : fields) {
                int colon = field.indexOf(':');
                exchange.getResponseHeaders()
                        .add(
                                field.substring(0, colon),
                                field.substring(colon + 1).strip());
            }
            response(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        });
    }

    static void response(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public Received takeReceived() throws InterruptedException {
        Received next = received.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the site has received nothing");
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
