// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.IntSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * A server for each owner, with another host name and port than the careless site. Each responds to every request, sets
 * cookies, and logs requests and mere connections.
 */
final class ThirdParties implements AutoCloseable {
    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Set<String> log = new ConcurrentSkipListSet<>();
    private final Map<Owner, IntSupplier> ports = new EnumMap<>(Owner.class);
    private final LoopbackServer server = new LoopbackServer(new Site());

    ThirdParties() throws Exception {
        for (Owner owner : Owner.values()) {
            IntSupplier port = server.listen(new Connection.Listener() {
                @Override
                public void onOpened(Connection connection) {
                    log.add(owner.id() + " (connection)");
                }
            });
            ports.put(owner, port);
        }
        server.start();
    }

    /** Returns the host and port. */
    String address(Owner owner) {
        return owner.host() + ":" + Objects.requireNonNull(ports.get(owner)).getAsInt();
    }

    /** Returns lines like {@code ad /script.js}. */
    Set<String> log() {
        return Set.copyOf(log);
    }

    void forget() {
        log.clear();
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Site extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = request.getHttpURI().getPath();
            String host = Request.getServerName(request).replaceFirst("\\.localhost$", "");
            String id = host.substring(host.lastIndexOf('.') + 1);
            log.add(id + " " + path);
            HttpFields.Mutable headers = response.getHeaders();
            headers.put("Access-Control-Allow-Origin", "*");
            headers.put(HttpHeader.CACHE_CONTROL, "no-store");
            headers.add(
                    HttpHeader.SET_COOKIE,
                    id + "_third=1; Path=/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=1000");
            if (path.endsWith(".js")) {
                write(response, callback, "text/javascript", script(id, path));
            } else if (path.endsWith(".css")) {
                write(response, callback, "text/css", new byte[0]);
            } else if (path.endsWith(".html")) {
                write(response, callback, "text/html", "<!DOCTYPE html>".getBytes(US_ASCII));
            } else if (path.endsWith(".gif")) {
                write(response, callback, "image/gif", GIF);
            } else {
                // An event source does not reconnect after this status.
                response.setStatus(204);
                callback.succeeded();
            }
            return true;
        }

        /** Returns the script that a third party runs in the page. */
        private static byte[] script(String id, String path) {
            String name = id + "_by" + path.replace('/', '_').replace('.', '_');
            return "document.cookie = '%s=1; Path=/; Max-Age=1000'; localStorage.%s = 1;"
                    .formatted(name, name)
                    .getBytes(US_ASCII);
        }

        private static void write(Response response, Callback callback, String type, byte[] body) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            response.write(true, BufferUtil.toBuffer(body), callback);
        }
    }
}
