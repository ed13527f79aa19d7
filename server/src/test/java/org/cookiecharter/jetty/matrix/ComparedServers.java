// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.AbstractNetworkConnector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** The same application twice: alone and behind a consent handler. Each starts on its first request. */
final class ComparedServers implements AutoCloseable {
    /** One cookie that needs consent, one that does not, and one that is undeclared. */
    static final List<String> COOKIES =
            List.of("_v=v.1; Path=/; HttpOnly", "sid=a.b~1; Path=/; HttpOnly", "_new=n.1; Path=/; HttpOnly");

    static final Catalogue CATALOGUE = Catalogue.parse("""
            {"site": "https://example.org", "language": "en",
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Necessary"},
              {"id": "media", "consent": "opt-in", "name": "Media", "purpose": "To show media"}],
             "services": [
              {"id": "login", "provider": "Us", "name": "Login", "category": "needed", "cookies": [
                {"name": "sid", "purpose": "Session", "duration": "P14D"},
                {"name": "JSESSIONID", "purpose": "Session", "duration": "session"}]},
              {"id": "video", "provider": "Them", "name": "Video", "category": "media", "cookies": [
                {"name": "_v", "purpose": "To measure", "duration": "P6M"}]}]}
            """, "matrix.json");

    private final Application application;
    private final Path directory;
    private final UnaryOperator<Handler> outside;
    private final UnaryOperator<Handler> inside;
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable Ports bare;
    private @Nullable Ports rewritten;
    private @Nullable ProofStore proofs;

    /**
     * @param directory for the proofs
     * @param outside wraps the handler under test
     * @param inside wraps the application inside that handler
     */
    ComparedServers(
            Application application, Path directory, UnaryOperator<Handler> outside, UnaryOperator<Handler> inside) {
        this.application = application;
        this.directory = directory;
        this.outside = outside;
        this.inside = inside;
    }

    ComparedServers(Application application, Path directory) {
        this(application, directory, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** Returns the port of the application without a consent handler. */
    int bare(Protocol protocol) throws Exception {
        if (bare == null) {
            bare = start(outside.apply(inside.apply(application.handler(COOKIES))));
        }
        return bare.of(protocol);
    }

    /** Returns the port of the application behind a handler with {@link #CATALOGUE}. */
    int rewritten(Protocol protocol) throws Exception {
        if (rewritten == null) {
            ConsentHandler consent = new ConsentHandler(CATALOGUE, proofs());
            consent.setHandler(inside.apply(application.handler(COOKIES)));
            rewritten = start(outside.apply(consent));
        }
        return rewritten.of(protocol);
    }

    /** Returns the value of the consent cookie of a visitor who granted these ids. */
    String choice(String... granted) {
        Choice choice = Choice.of(
                CATALOGUE, List.of(granted), Instant.now(), "AAAAAAAAAAAAAAAAAAAAAA", Choice.Validity.DEFAULT);
        return new ChoiceCookie(proofs()::keys, Choice.Validity.DEFAULT).write(choice);
    }

    private ProofStore proofs() {
        if (proofs == null) {
            proofs = SqliteProofStore.open(directory.resolve(System.identityHashCode(this) + ".db"));
        }
        return proofs;
    }

    private Ports start(Handler handler) throws Exception {
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(
                server, 1, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        AbstractNetworkConnector datagrams =
                Protocol.known().contains(Protocol.HTTP_3) ? Http3Server.connector(server, http, directory) : connector;
        if (datagrams != connector) {
            datagrams.setHost(connector.getHost());
            server.addConnector(datagrams);
        }
        server.setHandler(handler);
        server.setErrorHandler(new CookieSettingErrorHandler(COOKIES));
        server.start();
        open.add(() -> {
            Http2.close(connector.getLocalPort());
            if (datagrams != connector) {
                Http3.close(datagrams.getLocalPort());
            }
            LifeCycle.stop(server);
        });
        return new Ports(connector.getLocalPort(), datagrams.getLocalPort());
    }

    /** The ports of one server; HTTP/3 uses datagrams. */
    private record Ports(int streams, int datagrams) {
        int of(Protocol protocol) {
            return protocol == Protocol.HTTP_3 ? datagrams : streams;
        }
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable closing : open) {
                closing.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (proofs != null) {
                proofs.close();
            }
        }
    }
}
