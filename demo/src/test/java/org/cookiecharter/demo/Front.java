// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.demo.upstream.Upstream;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A consent handler in front of a site, inside a handler that records what the browser sends. */
final class Front implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector;
    private final ProofStore proofs;
    private final Map<String, String> sent = new ConcurrentHashMap<>();

    Front(URI site, Catalogue catalogue, Path proofs, Consumer<ConsentHandler> settings) throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(32 * 1024);
        http.setResponseHeaderSize(32 * 1024);
        // Otherwise "A=BC" is parsed as "a=bC" after "a=b" on the same connection.
        http.setHeaderCacheCaseSensitive(true);
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        this.proofs = SqliteProofStore.open(proofs);
        ConsentHandler consent = new ConsentHandler(catalogue, this.proofs);
        settings.accept(consent);
        server.setHandler(new Witness(consent));
        consent.setHandler(new Upstream(site));
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Returns the recorded cookies of this case; null if the browser did not get there. */
    @Nullable
    String takeSent(HttpStateCase one) {
        return sent.remove(one.id());
    }

    /** Returns the value of the consent cookie for this choice. */
    String choose(Collection<String> granted) throws Exception {
        URI here = URI.create("http://127.0.0.1:" + port());
        String ids = granted.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        HttpResponse<String> reply = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(here.resolve("/consent/choice"))
                                .header("Content-Type", "application/json")
                                .header("Origin", here.toString())
                                .PUT(HttpRequest.BodyPublishers.ofString(
                                        "{\"granted\":[" + ids + "],\"method\":\"choose\",\"language\":\"en\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        String field = reply.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError(reply.statusCode() + " " + reply.body()));
        return field.substring(field.indexOf('=') + 1, field.indexOf(';'));
    }

    @Override
    public void close() {
        try (proofs) {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop cleanly", e);
        }
    }

    private final class Witness extends Handler.Wrapper {
        Witness(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String id = request.getHttpURI().getQuery();
            if (id != null && request.getHttpURI().getPath().startsWith(HttpStateSite.END)) {
                sent.put(id, String.join("; ", request.getHeaders().getValuesList(HttpHeader.COOKIE)));
            }
            return super.handle(request, response, callback);
        }
    }
}
