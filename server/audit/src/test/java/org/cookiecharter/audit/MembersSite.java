// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site whose pages are for members, with pages that a browser cannot leave or read. It records its requests. */
final class MembersSite implements AutoCloseable {
    static final String PASSWORD = "correct horse";

    private static final String LOGIN = """
            <!DOCTYPE html><title>Log in</title><form method="post"><input id="user" name="user">
            <input id="password" name="password" type="password"><button>Log in</button></form>""";

    private static final String PAGE = """
            <!DOCTYPE html><title>Members</title><p class="account">Welcome</p>
            <p>We use cookies. <button onclick="document.cookie='choice=all'">Accept all</button>
            <button onclick="document.cookie='choice=none'">Refuse all</button></p>
            <a href="/wp-login.php?action=logout">Log out</a>
            <script>localStorage.setItem([localStorage.theme, innerWidth < 1200, navigator.globalPrivacyControl], 1)</script>
            """;

    private static final String STAYS = """
            <!DOCTYPE html><title>Stay</title><script>onbeforeunload = event => event.preventDefault();
            localStorage.setItem('stays', confirm('Stay?'))</script>""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

    /** A request of a browser for a page. */
    record Received(String path, String cookies, String gpc, String mobile, String agent) {}

    MembersSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        if (!header(exchange, "User-Agent").equals("cookie-charter-audit") && !path.equals("/favicon.ico")) {
            received.add(new Received(
                    path,
                    header(exchange, "Cookie"),
                    header(exchange, "Sec-GPC"),
                    header(exchange, "Sec-CH-UA-Mobile"),
                    header(exchange, "User-Agent")));
        }
        boolean member = header(exchange, "Cookie").contains("sid=");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (path) {
            case "/login" -> {
                if (body.equals("user=margaret&password=" + PASSWORD.replace(' ', '+'))) {
                    exchange.getResponseHeaders().add("Set-Cookie", "sid=secret-of-margaret; Path=/; HttpOnly");
                    redirect(exchange, "/users/margaret");
                } else {
                    send(exchange, 200, "text/html", LOGIN);
                }
            }
            case "/users/margaret", "/", "/shop" -> send(exchange, member ? 200 : 403, "text/html", PAGE);
            case "/sitemap.xml" -> send(exchange, 200, "application/xml", sitemap());
            case "/robots.txt" -> send(exchange, 200, "text/plain", "User-agent: *\nDisallow: /private\n");
            case "/stays" -> send(exchange, 200, "text/html", STAYS);
            case "/download" -> {
                exchange.getResponseHeaders().add("Content-Disposition", "attachment");
                exchange.getResponseHeaders().add("Set-Cookie", "downloaded=1");
                send(exchange, 200, "application/octet-stream", "x");
            }
            case "/guarded" -> {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
                send(exchange, 401, "text/html", "");
            }
            default -> {
                if (path.startsWith("/endless")) {
                    redirect(exchange, "/endless?" + System.nanoTime());
                } else {
                    send(exchange, 404, "text/plain", "");
                }
            }
        }
    }

    private String sitemap() {
        StringBuilder pages = new StringBuilder();
        for (String path : List.of("/shop", "/private", "/stays", "/download", "/guarded", "/endless")) {
            pages.append("<url><loc>").append(url()).append(path).append("</loc></url>");
        }
        return "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" + pages + "</urlset>";
    }

    private static void redirect(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().add("Location", path);
        send(exchange, 303, "text/html", "");
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
