// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.List;
import java.util.Set;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.report.ConsentReport;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/** A server for the operator's report and console at an address that only this machine can reach. */
final class OperatorReport extends AbstractLifeCycle {
    private final Server server = new Server();
    private final ServerConnector connector = new WillingConnector(server);

    /**
     * @param consoles the consoles, each with its path; empty for the report alone
     * @param port the port to listen on; if it is in use, any free port
     */
    OperatorReport(ProofStore proofs, Catalogue catalogue, List<Handler> consoles, int port) {
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        ContextHandlerCollection handlers = new ContextHandlerCollection();
        handlers.addHandler(new ContextHandler(new ConsentReport(proofs, catalogue), "/"));
        consoles.forEach(handlers::addHandler);
        server.setHandler(new LocalHostFilter(handlers));
    }

    @Override
    protected void doStart() throws Exception {
        server.start();
    }

    @Override
    protected void doStop() throws Exception {
        server.stop();
    }

    int port() {
        return connector.getLocalPort();
    }

    /**
     * A handler that rejects other host names. Otherwise a site whose name resolves to this machine could read the
     * report, and use the console, through a browser on it.
     */
    private static final class LocalHostFilter extends Handler.Wrapper {
        private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");

        LocalHostFilter(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (NAMES.contains(String.valueOf(Request.getServerName(request)))) {
                return super.handle(request, response, callback);
            }
            Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
            return true;
        }
    }
}
