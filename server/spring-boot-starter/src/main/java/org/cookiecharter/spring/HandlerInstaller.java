// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.cookiecharter.jetty.ConsentHandler;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.springframework.core.env.Environment;

/** Inserts the handler into the server of an application, as the outermost one. */
final class HandlerInstaller {
    private final ConsentHandler handler;
    private final CookieCharterProperties properties;
    private final ApplicationListeners listeners;
    private final Environment environment;

    HandlerInstaller(
            ConsentHandler handler,
            CookieCharterProperties properties,
            ApplicationListeners listeners,
            Environment environment) {
        this.handler = handler;
        this.properties = properties;
        this.listeners = listeners;
        this.environment = environment;
    }

    /** Inserts the handler; its endpoints are below the path of the application, as those of a filter would be. */
    void install(Server server) {
        ContextHandler context = server.getDescendant(ContextHandler.class);
        String path = context == null || context.getContextPath().equals("/") ? "" : context.getContextPath();
        properties.apply(handler.getSettings(), path, listeners);
        if ("framework".equalsIgnoreCase(environment.getProperty("server.forward-headers-strategy"))) {
            evaluateForwardedHeaders(server);
        }
        server.insertHandler(handler);
    }

    /** Evaluates the headers before the handler too: Spring's filter for them is inside of it. */
    private static void evaluateForwardedHeaders(Server server) {
        for (Connector connector : server.getConnectors()) {
            for (ConnectionFactory factory : connector.getConnectionFactories()) {
                if (factory instanceof HttpConfiguration.ConnectionFactory http) {
                    http.getHttpConfiguration().addCustomizer(new ForwardedRequestCustomizer());
                }
            }
        }
    }
}
