// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.net.URI;
import java.time.Duration;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** The proxy alone, on a free port. */
final class ProxyServer implements AutoCloseable {
    private static final String CATALOGUE = """
            { "site": "http://localhost", "language": "en", "controller": { "name": "A", "contact": "a@example.org" },
              "categories": [ { "id": "necessary", "consent": "exempt", "name": "Necessary" } ],
              "services": [] }
            """;

    private final Server server = new Server();
    private final ServerConnector connector;

    private ProxyServer(Handler upstream, Duration idle) throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(idle.toMillis());
        server.addConnector(connector);
        server.setHandler(upstream);
        server.start();
    }

    static ProxyServer of(URI site) throws Exception {
        return named(site, null);
    }

    static ProxyServer named(URI site, @Nullable String name) throws Exception {
        return new ProxyServer(new Upstream(site, name), Duration.ofSeconds(30));
    }

    /** Starts a proxy with these timeouts for the start of a site's response and for an idle visitor. */
    static ProxyServer impatient(URI site, Duration patience, Duration idle) throws Exception {
        return new ProxyServer(new Upstream(new UpstreamAddress(site, null), patience), idle);
    }

    /** Starts the proxy inside another handler. */
    static ProxyServer inside(Handler.Singleton outer, URI site) throws Exception {
        outer.setHandler(new Upstream(site, null));
        return new ProxyServer(outer, Duration.ofSeconds(30));
    }

    /** Starts the proxy inside a handler that inserts the banner, for a catalogue without services. */
    static ProxyServer withBanner(ProofStore proofs, URI site) throws Exception {
        ConsentHandler consent = new ConsentHandler(Catalogue.parse(CATALOGUE, "cookies.json"), proofs);
        consent.getSettings().setInjectBanner(true);
        return inside(consent, site);
    }

    int port() {
        return connector.getLocalPort();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the proxy did not stop cleanly", e);
        }
    }
}
