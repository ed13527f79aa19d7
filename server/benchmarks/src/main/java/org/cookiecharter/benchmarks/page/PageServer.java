// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * A server of one page with one banner. It serves files with the best gzip compression and a cache lifetime of a year,
 * the optimum for every banner.
 */
final class PageServer implements AutoCloseable {
    private static final String TEXT = "<p>%s</p>"
            .formatted("A sentence of the page that the visitor came for. ".repeat(8))
            .repeat(12);

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final @Nullable ProofStore proofs;

    /**
     * @param files the files of the package, served under its name; null if it has none
     * @param store the store for the choices of Cookie Charter's own banner
     */
    PageServer(Contender contender, @Nullable Path files, Path store) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Pages(page(resource(contender.name() + ".html")), contender.name(), files));
        proofs = contender.isOurs() ? SqliteProofStore.open(store) : null;
        if (proofs != null) {
            ConsentHandler consent =
                    new ConsentHandler(Catalogue.parse(resource("catalogue.json"), "catalogue.json"), proofs);
            consent.getSettings().setInjectBanner(true);
            server.insertHandler(consent);
        }
        server.start();
    }

    String uri() {
        return "http://localhost:" + connector.getLocalPort() + '/';
    }

    private static String page(String head) {
        return """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Portal</title>
                <meta name="viewport" content="width=device-width">
                <link rel="icon" href="data:,">
                %s</head><body><h1>Portal</h1>%s</body></html>
                """.formatted(head, TEXT);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageServer.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        if (proofs != null) {
            proofs.close();
        }
    }

    private static final class Pages extends Handler.Abstract.NonBlocking {
        private final byte[] page;
        private final String prefix;
        private final @Nullable Path files;
        private final Map<Path, byte[]> packed = new ConcurrentHashMap<>();

        Pages(String page, String name, @Nullable Path files) throws IOException {
            this.page = packed(page.getBytes(StandardCharsets.UTF_8));
            this.prefix = '/' + name + '/';
            this.files = files;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            String path = Request.getPathInContext(request);
            if (path.equals("/")) {
                send(response, "text/html;charset=utf-8", "no-cache", page, callback);
                return true;
            }
            Path file =
                    files == null || !path.startsWith(prefix) ? null : files.resolve(path.substring(prefix.length()));
            if (file == null || !Files.isRegularFile(file)) {
                return false;
            }
            byte[] content = packed.get(file);
            if (content == null) {
                content = packed(Files.readAllBytes(file));
                packed.put(file, content);
            }
            String type = path.endsWith(".css") ? "text/css" : "text/javascript";
            send(response, type + ";charset=utf-8", "public, max-age=31536000, immutable", content, callback);
            return true;
        }

        private static void send(Response response, String type, String cache, byte[] content, Callback callback) {
            response.getHeaders()
                    .put(HttpHeader.CONTENT_TYPE, type)
                    .put(HttpHeader.CONTENT_ENCODING, "gzip")
                    .put(HttpHeader.CACHE_CONTROL, cache);
            response.write(true, ByteBuffer.wrap(content), callback);
        }

        private static byte[] packed(byte[] content) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes) {
                {
                    def.setLevel(Deflater.BEST_COMPRESSION);
                }
            }) {
                gzip.write(content);
            }
            return bytes.toByteArray();
        }
    }
}
