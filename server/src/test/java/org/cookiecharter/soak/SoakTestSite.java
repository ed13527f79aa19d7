// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.RecordPolicy;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The consent handler in front of another server, by a proxy; {@code /down} is proxied to a server that does not exist.
 */
final class SoakTestSite implements AutoCloseable {
    private static final int THREADS = 24;

    final ProofStore proofs;
    private final ServerConnector behind;
    private final ServerConnector front;

    SoakTestSite(CatalogueOnDisk catalogue, Path file) throws Exception {
        proofs = SqliteProofStore.open(file);
        behind = connector();
        behind.getServer().setHandler(new Application());
        behind.getServer().start();
        int nobody = unusedPort();
        ConsentHandler consent = new ConsentHandler(catalogue.catalogues(), proofs);
        consent.getSettings().setInjectBanner(true);
        consent.getSettings().setRecordPolicy(RecordPolicy.DEFAULT.withLimits(Integer.MAX_VALUE, Integer.MAX_VALUE));
        PathMappingsHandler paths = new PathMappingsHandler();
        paths.addMapping(PathSpec.from("/*"), new ProxyHandler.Reverse(request -> {
            String path = request.getHttpURI().getPath();
            return HttpURI.from("http://127.0.0.1:" + (path.equals("/down") ? nobody : behind.getLocalPort()) + path);
        }));
        // Not by the proxy: Jetty's client sometimes leaks its buffers when a response is interrupted.
        paths.addMapping(PathSpec.from("/break"), new Application());
        consent.setHandler(paths);
        front = connector();
        front.getServer().setHandler(consent);
        front.getServer().start();
    }

    String uri(String path) {
        return "http://127.0.0.1:" + front.getLocalPort() + path;
    }

    private static ServerConnector connector() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("soaked");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        // A request on an idle connection that is just being closed gets no response, which is no error.
        connector.setIdleTimeout(Duration.ofDays(1).toMillis());
        server.addConnector(connector);
        return connector;
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        LifeCycle.stop(front.getServer());
        LifeCycle.stop(behind.getServer());
        proofs.close();
    }
}
