// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

class WillingConnectorTest {
    private static int portOf(int wanted) throws Exception {
        Server server = new Server();
        WillingConnector connector = new WillingConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(wanted);
        server.addConnector(connector);
        server.start();
        try {
            return connector.getLocalPort();
        } finally {
            server.stop();
        }
    }

    @Test
    void listensOnAnotherPortIfPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int other = portOf(taken.getLocalPort());
            assertNotEquals(taken.getLocalPort(), other);
            assertTrue(other > 0, "listens");
        }
    }
}
