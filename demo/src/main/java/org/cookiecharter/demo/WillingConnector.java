// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A connector that listens on the configured port, or on any free port if it is in use. */
final class WillingConnector extends ServerConnector {
    WillingConnector(Server server) {
        super(server, 1, 1);
    }

    @Override
    public void open() throws IOException {
        try {
            super.open();
        } catch (IOException e) {
            setPort(0);
            super.open();
        }
    }
}
