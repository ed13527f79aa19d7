// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A site with every fault that an audit finds, and a third party: another host name of the same server. It is an
 * independent observer too, because it records what the browser sends.
 */
final class CarelessSite implements AutoCloseable {
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><title>Careless</title><script src="/shop.js" defer></script></head>
            <body><h1>Careless</h1><p><a href="/two">Two</a></p>
            <img src="THIRD/pixel" alt=""><iframe src="THIRD/frame" title="Frame"></iframe>
            <div id="banner" role="region" aria-label="Cookies" style="background: #fff; padding: 1em">
            <p>We value your privacy and use cookies.</p>
            <button id="accept" style="font-size: 20px; background: #060; color: #fff">Accept all</button>
            <span id="settings" role="link" style="font-size: 11px; color: #999">Settings</span>
            <div id="layer" hidden><label><input type="checkbox" checked id="ads"> Marketing</label>
            <button id="save">Save choices</button></div></div>
            <footer><button id="manage">Cookie settings</button></footer></body></html>
            """;

    private static final String SCRIPT = """
            const get = id => document.getElementById(id);
            function track() {
              document.cookie = '_ga=GA1.1.1234567890; Max-Age=34560000; Path=/';
              localStorage.setItem('tracker', 'x');
              indexedDB.open('profile');
              caches.open('assets');
            }
            sessionStorage.page = '1';
            track();
            get('settings').onclick = () => { get('layer').hidden = false; };
            get('manage').onclick = () => { get('banner').hidden = false; get('layer').hidden = false; };
            get('accept').onclick = () => { document.cookie = 'choice=all; Path=/'; get('banner').hidden = true; };
            get('save').onclick = () => { document.cookie = 'choice=none; Path=/'; get('banner').hidden = true; };
            if (document.cookie.includes('choice=')) get('banner').hidden = true;
            if (document.cookie.includes('choice=all')) document.cookie = 'ad_id=1; Max-Age=999999; Path=/';
            """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> thirdPartyPaths = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> received = Collections.synchronizedSet(new TreeSet<>());
    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());

    CarelessSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    String thirdParty() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the names of the cookies that browsers have sent, as {@code host name}. */
    Set<String> receivedCookies() {
        return Set.copyOf(received);
    }

    /** Returns the paths that browsers have requested from the third party. */
    Set<String> thirdPartyPaths() {
        return Set.copyOf(thirdPartyPaths);
    }

    /** Returns the paths that were requested from the site, in order. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host").split(":", 2)[0];
        String path = exchange.getRequestURI().getPath();
        for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            received.addAll(Arrays.stream(header.split("; ", -1))
                    .map(pair -> host + " " + pair.split("=", 2)[0])
                    .collect(Collectors.toSet()));
        }
        if (host.equals("localhost")) {
            paths.add(path);
            site(exchange, path);
        } else {
            thirdPartyPaths.add(path);
            thirdParty(exchange, path);
        }
    }

    private void site(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/", "/two", "/private" -> {
                set(exchange, "sid=abc; Path=/; HttpOnly");
                set(exchange, "count=1; Path=/; Max-Age=3000000");
                send(exchange, 200, "text/html; charset=utf-8", PAGE.replace("THIRD", "http://" + thirdParty()));
            }
            case "/shop.js" -> send(exchange, 200, "text/javascript", SCRIPT);
            case "/robots.txt" -> send(exchange, 200, "text/plain", "User-agent: *\nDisallow: /private\n");
            default -> send(exchange, 404, "text/plain", "");
        }
    }

    private static void thirdParty(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/pixel" -> {
                set(exchange, "viewer=1; Path=/; Max-Age=9999; SameSite=None; Secure");
                set(exchange, "lax=1; Path=/");
                send(exchange, 200, "image/gif", "");
            }
            case "/frame" -> {
                set(exchange, "part=1; Path=/; SameSite=None; Secure; Partitioned; HttpOnly");
                send(exchange, 200, "text/html", "<script>localStorage.setItem('framed', '1')</script>");
            }
            default -> send(exchange, 404, "text/plain", "");
        }
    }

    private static void set(HttpExchange exchange, String cookie) {
        exchange.getResponseHeaders().add("Set-Cookie", cookie);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
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
