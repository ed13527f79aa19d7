// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A certificate that was valid until five days ago, and is signed by an authority that clients trust. */
record ExpiredCertificate(Path file) {
    private static final String PASSWORD = "changeit";

    static ExpiredCertificate create(Path file) throws Exception {
        makeKey(file, "authority", "-ext", "bc:c");
        makeKey(
                file,
                "receiver",
                "-signer",
                "authority",
                "-ext",
                "san=ip:127.0.0.1",
                "-startdate",
                "-10d",
                "-validity",
                "5");
        return new ExpiredCertificate(file);
    }

    private static void makeKey(Path file, String alias, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no key for " + alias);
        }
    }

    SslContextFactory.Server forServer() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStorePath(file.toUri().toString());
        factory.setKeyStorePassword(PASSWORD);
        factory.setCertAlias("receiver");
        return factory;
    }

    /** Returns the settings of a client to which only the time of the certificate is wrong. */
    SSLContext trusted() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", keys.getCertificate("authority"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
