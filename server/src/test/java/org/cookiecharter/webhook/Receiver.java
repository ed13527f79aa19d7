// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import org.cookiecharter.settings.Webhook;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** A server that receives messages, and responds with a status for each. */
final class Receiver implements AutoCloseable {
    static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    /** A message as it arrived. */
    record Message(HttpFields headers, String body) {
        JsonObject json() {
            return JsonParser.parseString(body).getAsJsonObject();
        }

        JsonObject data() {
            return json().getAsJsonObject("data");
        }

        /** Returns the type, the subject if there is one, and what is granted. */
        String summary() {
            String subject =
                    data().has("subject") ? data().get("subject").getAsString().replaceAll("visitor-0*", "") : "-";
            return json().get("type").getAsString() + ' ' + subject + ' ' + data().get("granted");
        }
    }

    /** All messages that arrived, and those whose response was 200. */
    final List<Message> arrived = new CopyOnWriteArrayList<>();

    final List<Message> accepted = new CopyOnWriteArrayList<>();

    volatile ToIntFunction<Message> status = message -> 200;

    private final Server server = new Server();
    private final ServerConnector connector;

    Receiver() throws Exception {
        this(0);
    }

    Receiver(int port) throws Exception {
        this(port, null);
    }

    /** @param certificate of the receiver, which then is reached by {@code https}; null for {@code http} */
    Receiver(int port, SslContextFactory.@Nullable Server certificate) throws Exception {
        connector = certificate == null ? new ServerConnector(server) : new ServerConnector(server, certificate);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Message message = new Message(request.getHeaders(), Content.Source.asString(request));
                arrived.add(message);
                int code = status.applyAsInt(message);
                if (code == 200) {
                    accepted.add(message);
                }
                response.setStatus(code);
                callback.succeeded();
                return true;
            }
        });
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    Webhook webhook() {
        String scheme = connector.getConnectionFactory(SslConnectionFactory.class) == null ? "http" : "https";
        return new Webhook(URI.create(scheme + "://127.0.0.1:" + port() + "/consent"), SECRET);
    }

    List<String> accepted() {
        return accepted.stream().map(Message::summary).toList();
    }

    /** Waits until this many messages were accepted. */
    void await(int count) throws InterruptedException {
        for (int tries = 0; accepted.size() < count && tries < 1500; tries++) {
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
