// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.session.SessionHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Jetty;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

/** The kinds of applications that Jetty runs, all equally careless. */
enum Application {
    CORE {
        @Override
        Handler handler(List<String> lines) {
            WebSocketUpgradeHandler sockets = new WebSocketUpgradeHandler();
            sockets.addMapping("/webSocket", new Negotiator(lines));
            ResourceHandler resources = new ResourceHandler();
            resources.setBaseResource(ResourceFactory.of(resources)
                    .newResource(Path.of("src/test/resources/org/cookiecharter/jetty/matrix")));
            SessionHandler sessions = new SessionHandler();
            sockets.setHandler(sessions);
            sessions.setHandler(new Handler.Sequence(
                    new CookieSettingWrapper("/static.html", lines, resources), new CoreApplication(lines)));
            return sockets;
        }

        @Override
        List<SetCookieCase> ways(Protocol protocol) {
            List<SetCookieCase> ways = new ArrayList<>(List.of(SetCookieCase.of("static.html")));
            if (protocol != Protocol.HTTP_3) {
                // Jetty opens no web sockets over HTTP/3.
                ways.add(SetCookieCase.of(
                        "webSocket",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Version: 13"));
            }
            for (String way : List.of(
                    "addCookie",
                    "putCookie",
                    "addField",
                    "anyCase",
                    "list",
                    "iterator",
                    "withoutEnum",
                    "preEncoded",
                    "unwrapped",
                    "reset",
                    "innerStream",
                    "session",
                    "interim",
                    "notModified",
                    "trailers",
                    "stream",
                    "laterThread",
                    "redirect",
                    "completed",
                    "error",
                    "thrown",
                    "failed",
                    "unhandled")) {
                ways.add(SetCookieCase.of(way));
            }
            if (protocol == Protocol.HTTP_2) {
                ways.add(SetCookieCase.of("push"));
            }
            return ways;
        }
    },
    EE11,
    EE10,
    EE9,
    EE8,
    /** The careless application on another server, behind Jetty's proxy. */
    PROXY {
        @Override
        Handler handler(List<String> lines) throws Exception {
            Server backend = new Server();
            ServerConnector connector = new ServerConnector(backend, 1, 1);
            backend.addConnector(connector);
            backend.setHandler(CORE.handler(lines));
            backend.setErrorHandler(new CookieSettingErrorHandler(lines));
            ProxyHandler.Reverse proxy =
                    new ProxyHandler.Reverse(request -> HttpURI.build(request.getHttpURI())
                            .scheme("http")
                            .authority("localhost", connector.getLocalPort())
                            .asImmutable()) {
                        @Override
                        protected void addProxyHeaders(Request asked, org.eclipse.jetty.client.Request forwarded) {
                            super.addProxyHeaders(asked, forwarded);
                            // Jetty 12.0 closes after an error without announcing it; the next request must not use
                            // that connection.
                            forwarded.headers(fields -> fields.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE));
                        }
                    };
            proxy.addBean(backend);
            return proxy;
        }

        @Override
        List<SetCookieCase> ways(Protocol protocol) {
            List<SetCookieCase> ways = new ArrayList<>(CORE.ways(Protocol.HTTP_1_1));
            // The proxy upgrades no connections and drops trailers.
            ways.removeIf(way -> List.of("webSocket", "trailers").contains(way.name()));
            return ways;
        }
    };

    /** The Jetty line that the tests run in: {@code 12.0} or {@code 12.1}. */
    static final String LINE = Jetty.VERSION.substring(0, Jetty.VERSION.lastIndexOf('.'));

    private static final Map<Application, Function<List<String>, Handler>> SERVLETS = new ConcurrentHashMap<>();

    /** Returns the kinds that the tested Jetty supports. */
    static Stream<Application> known() {
        return Arrays.stream(values()).filter(kind -> kind != EE11 || !LINE.equals("12.0"));
    }

    /** @param lines the values of the {@code Set-Cookie} headers that it sends */
    Handler handler(List<String> lines) throws Exception {
        Function<List<String>, Handler> made = SERVLETS.get(this);
        if (made == null) {
            made = ServletEnvironment.application(name().replace("EE", "ee"));
            SERVLETS.put(this, made);
        }
        return new Handler.Wrapper(made.apply(lines)) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                request.setAttribute("core.response", response);
                return super.handle(request, response, callback);
            }
        };
    }

    List<SetCookieCase> ways(Protocol protocol) {
        List<SetCookieCase> ways = new ArrayList<>();
        for (String way : List.of(
                "addCookie",
                "addHeader",
                "setHeader",
                "session",
                "newSessionId",
                "reset",
                "resetBuffer",
                "sendError",
                "errorPage",
                "thrown",
                "redirect",
                "forward",
                "include",
                "asyncDispatch",
                "asyncThread",
                "interim",
                "trailers",
                "flush",
                "stream",
                "unwrapped",
                "filter")) {
            ways.add(SetCookieCase.of(way));
        }
        if (protocol == Protocol.HTTP_2) {
            ways.add(SetCookieCase.of("push"));
        } else if (protocol == Protocol.HTTP_3) {
            return ways;
        } else if (this == EE11 || (this == EE10 && !LINE.equals("12.0"))) {
            // The others respond to HttpServletRequest.upgrade with an error.
            ways.add(SetCookieCase.of("upgrade", "Upgrade: raw"));
        }
        return ways;
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** A handler that sets cookies on the response of another handler. */
    static final class CookieSettingWrapper extends Handler.Wrapper {
        private final String path;
        private final List<String> lines;

        /** @param path the path whose responses get the cookies, or {@code *} for all */
        CookieSettingWrapper(String path, List<String> lines, Handler handler) {
            super(handler);
            this.path = path;
            this.lines = lines;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (path.equals("*") || Request.getPathInContext(request).equals(path)) {
                lines.forEach(line -> response.getHeaders().add(HttpHeader.SET_COOKIE, line));
                return super.handle(request, response, callback);
            }
            return false;
        }
    }

    /** A negotiator that sets cookies on the response that opens a web socket, and closes the socket. */
    private record Negotiator(List<String> lines) implements WebSocketNegotiator {
        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            lines.forEach(line -> response.getHeaders().add(HttpHeader.SET_COOKIE, line));
            return new Silent();
        }
    }

    private static final class Silent implements FrameHandler {
        @Override
        public void onOpen(CoreSession session, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onFrame(Frame frame, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onError(Throwable cause, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onClosed(CloseStatus status, Callback callback) {
            callback.succeeded();
        }
    }
}
