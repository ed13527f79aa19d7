// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A server whose pages get the tag, and a client that returns raw responses. */
final class PageServer implements AutoCloseable {
    static final String TAG = "<script src=\"/consent/banner.js?v=1a\"></script>";
    static final String[] BROWSER = {"Accept", "text/html,*/*;q=0.8", "Accept-Encoding", "gzip, deflate, br, zstd"};

    final TagInsertingHandler gate =
            new TagInsertingHandler(new PageRewriter("/consent/banner.js?v=1a", "1a", null, null, null));
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final LocalConnector local = new LocalConnector(server);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PageServer(Handler application) throws Exception {
        gate.setHandler(application);
        start(gate);
    }

    /** Starts with the handler inside another one. */
    PageServer(Handler.Wrapper outermost, Handler application) throws Exception {
        gate.setHandler(application);
        outermost.setHandler(gate);
        start(outermost);
    }

    private void start(Handler handler) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.addConnector(local);
        server.setHandler(handler);
        server.start();
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return request("GET", path, headers);
    }

    HttpResponse<byte[]> request(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return client.send(httpRequest(method, path, headers), BodyHandlers.ofByteArray());
    }

    InputStream open(String path, String... headers) throws IOException, InterruptedException {
        return client.send(httpRequest("GET", path, headers), BodyHandlers.ofInputStream())
                .body();
    }

    String raw(String request) throws Exception {
        // The connector decodes each byte as a character.
        return new String(local.getResponse(request).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static String text(HttpResponse<byte[]> response) throws IOException {
        List<String> codings = response.headers().allValues("Content-Encoding");
        if (codings.isEmpty()) {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
        assertEquals(List.of("gzip"), codings);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String header(HttpResponse<?> response, String name) {
        return String.join(" | ", response.headers().allValues(name));
    }

    private HttpRequest httpRequest(String method, String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return (headers.length == 0 ? builder : builder.headers(headers)).build();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        assertEquals(List.of(), gate.violations);
    }
}
