// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The third party of common plug-ins: films, a captcha and statistics. It records the paths and the names of the cookies
 * that browsers send.
 */
final class ObservedThirdParty implements AutoCloseable {
    private static final Map<String, String> BODIES = Map.of(
            "/film",
            "<script>localStorage.film = 1</script><img alt='' src='/film/pixel'>",
            "/captcha.js",
            """
            const frame = document.createElement('iframe')
            frame.title = 'Captcha'
            frame.src = new URL('/captcha/frame', document.currentScript.src)
            document.querySelector('.captcha').append(frame)
            """,
            "/captcha/frame",
            "<p>Are you human?</p>");

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Set<String> paths = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> cookies = Collections.synchronizedSet(new TreeSet<>());

    ObservedThirdParty() throws IOException {
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns its origin, which is another site than 127.0.0.1. */
    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    Set<String> paths() {
        return new TreeSet<>(paths);
    }

    Set<String> cookies() {
        return new TreeSet<>(cookies);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        paths.add(path);
        for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            for (String pair : header.split("; ", -1)) {
                cookies.add(pair.split("=", 2)[0]);
            }
        }
        String cookie = path.startsWith("/film") ? "film_viewer" : path.startsWith("/captcha") ? "captcha_id" : "";
        if (!cookie.isEmpty()) {
            exchange.getResponseHeaders().add("Set-Cookie", cookie + "=1; Max-Age=15552000; SameSite=None; Secure");
        }
        String type = path.endsWith(".js") ? "text/javascript" : path.endsWith("pixel") ? "image/gif" : "text/html";
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] body = BODIES.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
