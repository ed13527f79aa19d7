// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.cookiecharter.demo.page.Language;
import org.cookiecharter.demo.page.Resources;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;
import org.cookiecharter.demo.portal.ThirdPartyAddress;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * A fictitious company whose video player and share counter the portal embeds. It is another server, on another port
 * and host name, so that browsers treat it as a third party. It records the requests that it receives.
 */
final class ThirdParty {
    private static final int MAX_REQUESTS = 1000;
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Server server = new Server();
    private final ServerConnector connector = new WillingConnector(server);
    private final List<String> requests = new ArrayList<>();

    ThirdParty(String host) {
        connector.setHost(host);
        server.addConnector(connector);
        server.setHandler(new ThirdPartyHandler());
    }

    /** Starts the server on this port, or on any free port if it is in use. */
    void start(int port) throws Exception {
        connector.setPort(port);
        server.start();
    }

    void stop() throws Exception {
        server.stop();
    }

    ThirdPartyAddress address() {
        return new ThirdPartyAddress(connector.getLocalPort());
    }

    /** Returns the recorded requests, like {@code GET /video}, oldest first. */
    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    void clearRequests() {
        synchronized (requests) {
            requests.clear();
        }
    }

    private void record(Request request) {
        synchronized (requests) {
            if (requests.size() == MAX_REQUESTS) {
                requests.remove(0);
            }
            requests.add(request.getMethod() + " " + request.getHttpURI().getPath());
        }
    }

    private final class ThirdPartyHandler extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            record(request);
            HttpFields.Mutable headers = response.getHeaders();
            headers.put("X-Content-Type-Options", "nosniff");
            headers.put(HttpHeader.CACHE_CONTROL, "no-store");
            switch (request.getHttpURI().getPath()) {
                case "/video" -> {
                    setViewerCookie(request, headers);
                    send(response, callback, "text/html;charset=utf-8", video(request));
                }
                case "/share.js" -> send(response, callback, "text/javascript;charset=utf-8", file("share.js"));
                case "/video.css" -> send(response, callback, "text/css;charset=utf-8", file("video.css"));
                case "/pixel.gif" -> {
                    setViewerCookie(request, headers);
                    send(response, callback, "image/gif", PIXEL);
                }
                default -> Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
            return true;
        }

        /**
         * Sets a cookie that identifies the viewer. Browsers accept {@code Secure} from a loopback address over plain
         * HTTP, and require it of a third party; most current ones reject its cookie unless it is {@code Partitioned}
         * as well.
         */
        private static void setViewerCookie(Request request, HttpFields.Mutable headers) {
            boolean known = Request.getCookies(request).stream()
                    .anyMatch(cookie -> cookie.getName().equals("videoscope_viewer"));
            if (!known) {
                headers.add(
                        HttpHeader.SET_COOKIE,
                        "videoscope_viewer=" + UUID.randomUUID()
                                + "; Path=/; Max-Age=15552000; Secure; HttpOnly; SameSite=None; Partitioned");
            }
        }

        private static byte[] video(Request request) {
            Language language =
                    Language.of(Request.extractQueryParameters(request).getValue("lang"));
            Texts texts = Texts.in(language == null ? Language.FR : language);
            return Template.of("video")
                    .fill(texts, java.util.Map.of("language", texts.language().tag()))
                    .html()
                    .getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] file(String name) {
            return Resources.bytes("third-party/" + name);
        }

        private static void send(Response response, Callback callback, String type, byte[] body) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            response.write(true, BufferUtil.toBuffer(body), callback);
        }
    }
}
