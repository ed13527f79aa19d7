// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that clients that never finish a request body occupy a connection each, and no thread. */
class SlowBodyTest {
    private static final int CLIENTS = 100;
    private static final int THREADS = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void servesOthersDuringHundredSlowBodies() throws Exception {
        Server server = new Server(new QueuedThreadPool(THREADS));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        try (ProofStore proofs = SqliteProofStore.open(directory.resolve("consent.db"))) {
            ConsentHandler consent = new ConsentHandler(Catalogue.parse(TestSite.JSON, "site.json"), proofs);
            consent.getSettings().setClock(Clock.fixed(TestSite.NOW, java.time.ZoneOffset.UTC));
            server.setHandler(consent);
            server.start();
            List<Socket> slow = new ArrayList<>();
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    Socket socket = connect(connector);
                    slow.add(socket);
                    send(socket, choice("keep-alive") + "{\"granted\":");
                }
                assertEquals(200, status(connector, choice("close") + "{\"granted\":[\"map\"]}"));
                for (Socket socket : slow) {
                    send(socket, "[\"map\"]}");
                    assertTrue(read(socket, 12).startsWith("HTTP/1.1 200"));
                }
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
                server.stop();
            }
        }
    }

    /** A truncated body is no choice, even if the received part is valid. */
    @Test
    void recordsNoChoiceOfTruncatedBody() throws Exception {
        Server server = new Server(new QueuedThreadPool(THREADS));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(200);
        server.addConnector(connector);
        try (ProofStore proofs = SqliteProofStore.open(directory.resolve("consent.db"))) {
            server.setHandler(new ConsentHandler(Catalogue.parse(TestSite.JSON, "site.json"), proofs));
            server.start();
            try (Socket socket = connect(connector)) {
                send(socket, choice("close").replace("19", "20") + "{\"granted\":[\"map\"]}");
                String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertTrue(!response.contains(" 200 ") && !response.contains("Set-Cookie"), response);
            } finally {
                server.stop();
            }
        }
    }

    private static String choice(String connection) {
        return "PUT /consent/choice HTTP/1.1\r\nHost: example.org\r\nSec-Fetch-Site: same-origin\r\n"
                + "Content-Type: application/json\r\nContent-Length: 19\r\nConnection: " + connection + "\r\n\r\n";
    }

    private static Socket connect(ServerConnector connector) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static int status(ServerConnector connector, String request) throws Exception {
        try (Socket socket = connect(connector)) {
            send(socket, request);
            return Integer.parseInt(read(socket, 12).substring(9));
        }
    }

    private static void send(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String read(Socket socket, int length) throws Exception {
        InputStream in = socket.getInputStream();
        return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
    }
}
