// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.function.IntSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A bare Jetty on free ports of this machine. */
final class LoopbackServer implements AutoCloseable {
    private final Server server = new Server();

    LoopbackServer(Handler handler) {
        server.setHandler(handler);
    }

    /**
     * Listens on another port; the listener also receives connections without any request.
     *
     * @return a supplier of the port, valid after the start
     */
    IntSupplier listen(Connection.Listener listener) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(32 * 1024);
        http.setResponseHeaderSize(32 * 1024);
        http.setHeaderCacheCaseSensitive(true);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.addBean(listener);
        server.addConnector(connector);
        return connector::getLocalPort;
    }

    void start() throws Exception {
        server.start();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop cleanly", e);
        }
    }
}
