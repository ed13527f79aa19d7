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
 * A made-up company whose video player and share counter the portal embeds: another server, on another port and under
 * another host name, so that browsers treat it as the third party that it plays. It remembers what it was asked for.
 */
final class ThirdParty {
    private static final int REMEMBERED = 1000;
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Server server = new Server();
    private final ServerConnector connector = new WillingConnector(server);
    private final List<String> requests = new ArrayList<>();

    ThirdParty(String host) {
        connector.setHost(host);
        server.addConnector(connector);
        server.setHandler(new Site());
    }

    /** Starts on this port, or on any free one where it is taken. */
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

    /** The requests that came in, like {@code GET /video}, oldest first. */
    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    void forgetRequests() {
        synchronized (requests) {
            requests.clear();
        }
    }

    private void remember(Request request) {
        synchronized (requests) {
            if (requests.size() == REMEMBERED) {
                requests.remove(0);
            }
            requests.add(request.getMethod() + " " + request.getHttpURI().getPath());
        }
    }

    private final class Site extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            remember(request);
            HttpFields.Mutable headers = response.getHeaders();
            headers.put("X-Content-Type-Options", "nosniff");
            headers.put(HttpHeader.CACHE_CONTROL, "no-store");
            switch (request.getHttpURI().getPath()) {
                case "/video" -> {
                    follow(request, headers);
                    write(response, callback, "text/html;charset=utf-8", video(request));
                }
                case "/share.js" -> write(response, callback, "text/javascript;charset=utf-8", file("share.js"));
                case "/video.css" -> write(response, callback, "text/css;charset=utf-8", file("video.css"));
                case "/pixel.gif" -> {
                    follow(request, headers);
                    write(response, callback, "image/gif", PIXEL);
                }
                default -> Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
            return true;
        }

        /**
         * Marks the viewer. Browsers take {@code Secure} from a loopback address over plain HTTP, and demand it of a
         * third party; most of today's refuse its cookie unless it is {@code Partitioned} as well.
         */
        private static void follow(Request request, HttpFields.Mutable headers) {
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

        private static void write(Response response, Callback callback, String type, byte[] body) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            response.write(true, BufferUtil.toBuffer(body), callback);
        }
    }
}
