// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.jetty.matrix.Wire.Field;
import org.cookiecharter.jetty.matrix.Wire.Head;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.PushPromiseFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * An HTTP/2 client with one connection for each server, which reads every frame: interim responses, trailers and pushes
 * too.
 */
final class Http2 {
    private static final Map<Integer, Session> SESSIONS = new ConcurrentHashMap<>();
    private static final HTTP2Client CLIENT = new HTTP2Client();

    static {
        LifeCycle.start(CLIENT);
    }

    private Http2() {}

    static Wire request(int port, String path, List<String> fields) throws Exception {
        HttpFields.Mutable headers = HttpFields.build();
        boolean upgrades = false;
        for (String field : fields) {
            int colon = field.indexOf(':');
            if (field.startsWith("Upgrade:")) {
                upgrades = true;
            } else {
                headers.add(
                        field.substring(0, colon), field.substring(colon + 1).strip());
            }
        }
        MetaData.Request request = upgrades
                ? new MetaData.ConnectRequest(
                        HttpScheme.HTTP, new HostPortHttpField("localhost"), path, headers, "websocket")
                : new MetaData.Request(
                        "GET", HttpURI.from("http://localhost" + path), HttpVersion.HTTP_2, headers.asImmutable());
        for (int attempt = 0; ; attempt++) {
            try {
                return request(port, request, upgrades);
            } catch (ExecutionException e) {
                // After sendError, ee10 and ee11 cancel one stream in a hundred, with or without the handler.
                if (!(e.getCause() instanceof Cancelled) || attempt > 10) {
                    throw e;
                }
            }
        }
    }

    private static Wire request(int port, MetaData.Request request, boolean upgrades) throws Exception {
        EndpointResponse reply = new EndpointResponse(upgrades);
        session(port)
                .newStream(new HeadersFrame(request, null, !upgrades), reply)
                .get(20, TimeUnit.SECONDS);
        Wire wire = reply.whole.get(20, TimeUnit.SECONDS);
        List<Head> heads = new ArrayList<>(wire.heads());
        for (EndpointResponse pushed : reply.pushed) {
            heads.addAll(pushed.whole.get(20, TimeUnit.SECONDS).heads());
        }
        return new Wire(heads, wire.body());
    }

    private static Session session(int port) {
        return SESSIONS.computeIfAbsent(
                port,
                any -> CLIENT.connect(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                                new Session.Listener() {})
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join());
    }

    /** Closes the connection to this server. */
    static void close(int port) {
        Session session = SESSIONS.remove(port);
        if (session != null) {
            session.close(0, "", Callback.NOOP);
        }
    }

    /** The response on one stream. */
    private static final class EndpointResponse implements Stream.Listener {
        private final boolean tunnel;
        private final List<Head> heads = new ArrayList<>();
        private final List<EndpointResponse> pushed = new ArrayList<>();
        private final StringBuilder body = new StringBuilder();
        private final CompletableFuture<Wire> whole = new CompletableFuture<>();

        /** @param tunnel whether to stop reading after the headers */
        private EndpointResponse(boolean tunnel) {
            this.tunnel = tunnel;
        }

        @Override
        public void onHeaders(Stream stream, HeadersFrame frame) {
            List<Field> fields = frame.getMetaData().getHttpFields().stream()
                    .map(field -> new Field(field.getName(), String.valueOf(field.getValue())))
                    .toList();
            Head head = new Head(
                    frame.getMetaData() instanceof MetaData.Response response ? response.getStatus() : 0, fields);
            heads.add(head);
            if (frame.isEndStream() || (tunnel && head.isFinal())) {
                end();
            } else if (head.isFinal()) {
                stream.demand();
            }
        }

        @Override
        public void onDataAvailable(Stream stream) {
            Stream.Data data = stream.readData();
            if (data == null) {
                stream.demand();
                return;
            }
            body.append(StandardCharsets.ISO_8859_1.decode(data.frame().getByteBuffer()));
            boolean last = data.frame().isEndStream();
            data.release();
            if (last) {
                end();
            } else {
                stream.demand();
            }
        }

        @Override
        public Stream.Listener onPush(Stream stream, PushPromiseFrame frame) {
            EndpointResponse reply = new EndpointResponse(false);
            pushed.add(reply);
            return reply;
        }

        @Override
        public void onReset(Stream stream, ResetFrame frame, Callback callback) {
            whole.completeExceptionally(new Cancelled("the server reset the stream: " + frame));
            callback.succeeded();
        }

        @Override
        public void onFailure(Stream stream, int error, String reason, Throwable cause, Callback callback) {
            whole.completeExceptionally(new IllegalStateException(reason, cause));
            callback.succeeded();
        }

        private void end() {
            whole.complete(new Wire(List.copyOf(heads), body.toString()));
        }
    }

    private static final class Cancelled extends Exception {
        private Cancelled(String message) {
            super(message);
        }
    }
}
