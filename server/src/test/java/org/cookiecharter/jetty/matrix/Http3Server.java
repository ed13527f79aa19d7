// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http3.server.HTTP3ServerConnectionFactory;
import org.eclipse.jetty.quic.common.QuicConfiguration;
import org.eclipse.jetty.quic.quiche.server.QuicheServerConnector;
import org.eclipse.jetty.quic.quiche.server.QuicheServerQuicConfiguration;
import org.eclipse.jetty.server.AbstractNetworkConnector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The HTTP/3 parts of a server: a key, and a connector for datagrams. */
final class Http3Server {
    private static final String PASSWORD = "secret";

    private Http3Server() {}

    /** @param directory the directory for its key */
    static AbstractNetworkConnector connector(Server server, HttpConfiguration http, Path directory) throws Exception {
        SslContextFactory.Server keys = new SslContextFactory.Server();
        keys.setKeyStorePath(keys(directory).toString());
        keys.setKeyStorePassword(PASSWORD);
        QuicheServerQuicConfiguration quic =
                new QuicheServerQuicConfiguration(Files.createTempDirectory(directory, "pem"));
        limits(quic);
        return new QuicheServerConnector(server, keys, quic, new HTTP3ServerConnectionFactory(http));
    }

    /** Sets limits, because a peer without them may open no stream. */
    static void limits(QuicConfiguration quic) {
        quic.setBidirectionalMaxStreams(1_000);
        quic.setUnidirectionalMaxStreams(8);
        quic.setSessionMaxData(1 << 26);
        quic.setLocalBidirectionalStreamMaxData(1 << 20);
        quic.setRemoteBidirectionalStreamMaxData(1 << 20);
        quic.setUnidirectionalStreamMaxData(1 << 20);
    }

    /** Creates self-signed keys; the tests trust all keys. */
    private static synchronized Path keys(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("keys.p12");
        if (Files.notExists(file)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            file.toString())
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("keytool made no keys");
            }
        }
        return file;
    }
}
