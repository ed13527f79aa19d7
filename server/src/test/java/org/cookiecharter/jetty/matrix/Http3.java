// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.io.IOException;
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
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http3.api.Session;
import org.eclipse.jetty.http3.api.Stream;
import org.eclipse.jetty.http3.client.HTTP3Client;
import org.eclipse.jetty.http3.frames.HeadersFrame;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.quic.quiche.client.QuicheClientQuicConfiguration;
import org.eclipse.jetty.quic.quiche.client.QuicheTransport;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * An HTTP/3 client with one connection for each server, which reads every frame, interim responses and trailers too.
 */
final class Http3 {
    private static final Map<Integer, Session.Client> SESSIONS = new ConcurrentHashMap<>();
    private static final QuicheClientQuicConfiguration QUIC = new QuicheClientQuicConfiguration();
    private static final HTTP3Client CLIENT = new HTTP3Client(QUIC);
    private static final SslContextFactory.Client TRUSTING = new SslContextFactory.Client(true);

    static {
        Http3Server.limits(QUIC);
        CLIENT.getClientConnector().setSslContextFactory(TRUSTING);
        LifeCycle.start(CLIENT);
    }

    private Http3() {}

    static Wire request(int port, String path, List<String> fields) throws Exception {
        HttpFields.Mutable headers = HttpFields.build();
        for (String field : fields) {
            int colon = field.indexOf(':');
            headers.add(field.substring(0, colon), field.substring(colon + 1).strip());
        }
        MetaData.Request request = new MetaData.Request(
                "GET", HttpURI.from("https://localhost" + path), HttpVersion.HTTP_3, headers.asImmutable());
        for (int attempt = 0; ; attempt++) {
            try {
                return request(port, request);
            } catch (ExecutionException e) {
                // Once in a thousand responses, Jetty's client releases a buffer twice, and so loses its connection.
                boolean lost = e.getCause() instanceof IllegalStateException || e.getCause() instanceof IOException;
                if (!lost || attempt > 3) {
                    throw e;
                }
                close(port);
            }
        }
    }

    private static Wire request(int port, MetaData.Request request) throws Exception {
        EndpointResponse response = new EndpointResponse();
        CompletableFuture<Stream> opened = new CompletableFuture<>();
        session(port).newRequest(new HeadersFrame(request, true), response, promise(opened));
        opened.get(20, TimeUnit.SECONDS);
        return response.whole.get(20, TimeUnit.SECONDS);
    }

    private static Session.Client session(int port) {
        return SESSIONS.computeIfAbsent(port, any -> {
            CompletableFuture<Session.Client> connected = new CompletableFuture<>();
            CLIENT.connect(
                    new QuicheTransport(QUIC),
                    TRUSTING,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    new Session.Client.Listener() {},
                    promise(connected));
            return connected.orTimeout(20, TimeUnit.SECONDS).join();
        });
    }

    private static <T> Promise.Invocable<T> promise(CompletableFuture<T> future) {
        return Promise.Invocable.from(InvocationType.NON_BLOCKING, future::complete, future::completeExceptionally);
    }

    /** Removes the connection to this server, which closes it. */
    static void close(int port) {
        SESSIONS.remove(port);
    }

    /** The response on one stream. */
    private static final class EndpointResponse implements Stream.Client.Listener {
        private final List<Head> heads = new ArrayList<>();
        private final StringBuilder body = new StringBuilder();
        private final CompletableFuture<Wire> whole = new CompletableFuture<>();

        @Override
        public void onResponse(Stream.Client stream, HeadersFrame frame) {
            int status = ((MetaData.Response) frame.getMetaData()).getStatus();
            heads.add(new Head(status, fields(frame)));
            if (frame.isLast()) {
                end();
            } else if (status >= 200) {
                stream.demand();
            }
        }

        @Override
        public void onDataAvailable(Stream.Client stream, boolean immediate) {
            Content.Chunk chunk = stream.read();
            if (chunk == null) {
                stream.demand();
            } else if (Content.Chunk.isFailure(chunk)) {
                whole.completeExceptionally(chunk.getFailure());
            } else {
                body.append(StandardCharsets.ISO_8859_1.decode(chunk.getByteBuffer()));
                boolean last = chunk.isLast();
                chunk.release();
                if (last) {
                    end();
                } else {
                    stream.demand();
                }
            }
        }

        @Override
        public void onTrailer(Stream.Client stream, HeadersFrame frame) {
            heads.add(new Head(0, fields(frame)));
            end();
        }

        @Override
        public void onFailure(Stream.Client stream, long error, Throwable cause) {
            whole.completeExceptionally(cause);
        }

        private static List<Field> fields(HeadersFrame frame) {
            return frame.getMetaData().getHttpFields().stream()
                    .map(field -> new Field(field.getName(), String.valueOf(field.getValue())))
                    .toList();
        }

        private void end() {
            whole.complete(new Wire(List.copyOf(heads), body.toString()));
        }
    }
}
