// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.container;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.filter.ConsentFilter;
import org.cookiecharter.filter.matrix.Container;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.jspecify.annotations.Nullable;

/** Undertow, with Servlet 6.0. */
public final class UndertowServer implements Container {
    private @Nullable Undertow server;

    @Override
    public int start(Catalogue catalogue, ProofStore proofs, ConsentSettings settings, Path directory)
            throws Exception {
        Path files = Files.createDirectories(directory.resolve("files"));
        Files.writeString(files.resolve("static.html"), CarelessServlet.PAGE);
        ServletContainerInitializer initializer = (classes, application) -> {
            OuterFilter.addTo(application);
            new ConsentFilter(CatalogueProvider.one(catalogue), proofs, settings).addTo(application);
        };
        DeploymentInfo info = Servlets.deployment()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("site")
                .setResourceManager(new PathResourceManager(files))
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        initializer.getClass(), () -> new Instance(initializer), Set.of()))
                .addErrorPage(Servlets.errorPage("/app/page", 503))
                .addServlet(Servlets.servlet("careless", CarelessServlet.class)
                        .addMapping("/app/*")
                        .setAsyncSupported(true));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(info);
        manager.deploy();
        Undertow undertow = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(4)
                .addHttpListener(0, InetAddress.getLoopbackAddress().getHostAddress())
                .setHandler(new OuterHandler(manager.start()))
                .build();
        undertow.start();
        server = undertow;
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** A handler outside all filters that sets cookies on request. */
    private record OuterHandler(HttpHandler next) implements HttpHandler {
        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            if (exchange.getQueryString().equals("outer")) {
                exchange.addResponseCommitListener(
                        committed -> committed.getResponseHeaders().add(Headers.SET_COOKIE, "_outer=1"));
            }
            next.handleRequest(exchange);
        }
    }

    private record Instance(ServletContainerInitializer getInstance)
            implements io.undertow.servlet.api.InstanceHandle<ServletContainerInitializer> {
        @Override
        public void release() {}
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }
}
