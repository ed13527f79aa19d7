// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.rewrite.handler.RewriteHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.SessionHandler;
import org.eclipse.jetty.util.Jetty;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.junit.jupiter.api.Test;

/** Tests that each of the build's two runs uses the line of Jetty in {@code jetty.expected}. */
class JettyVersionTest {
    private static final String EXPECTED = System.getProperty("jetty.expected", "12.1");

    @Test
    void everyPartOfJettyHasTestedVersion() {
        assertEquals(
                Set.of(EXPECTED),
                Stream.of(
                                Jetty.class,
                                Content.class,
                                HttpFields.class,
                                Server.class,
                                SessionHandler.class,
                                ProxyHandler.class,
                                RewriteHandler.class,
                                HTTP2CServerConnectionFactory.class,
                                WebSocketUpgradeHandler.class)
                        .map(JettyVersionTest::line)
                        .collect(Collectors.toSet()));
    }

    /** Returns the line in the jar's name, such as {@code jetty-io-12.1.14.jar}. */
    private static String line(Class<?> part) {
        String jar = part.getProtectionDomain().getCodeSource().getLocation().getPath();
        return jar.replaceFirst(".*-(\\d+\\.\\d+)\\.\\d+\\.jar", "$1");
    }
}
