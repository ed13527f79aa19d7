// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.util.Objects;
import java.util.function.Function;
import org.cookiecharter.console.ConsentConsole;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.StringUtils;

/** The server of the console, which starts and stops with the application. */
final class ConsoleLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleLifecycle.class);

    private final Server server;

    private ConsoleLifecycle(Server server) {
        this.server = server;
    }

    /**
     * Creates the server, not started.
     *
     * @param dataSource the only DataSource of the application; null if it has none, or several
     * @throws StartupException if the properties allow no console
     */
    static ConsoleLifecycle create(
            CookieCharterProperties properties, ProofStore proofs, javax.sql.@Nullable DataSource dataSource) {
        CookieCharterProperties.Console settings = properties.console();
        String header = settings.userHeader();
        if (!StringUtils.hasText(header)) {
            throw new StartupException(
                    "cookie-charter.console.user-header is empty, so that the console cannot know its users.",
                    "Name the header field in which your proxy sends the user's name, or remove the property.",
                    null);
        }
        Function<Request, @Nullable String> user =
                request -> request.getHeaders().get(header);
        ConsentConsole console = console(properties.catalogue(), user, dataSource);
        console.setProofs(proofs);
        console.setDiscoveryFile(properties.draftFile());
        console.setSecondApprovalRequired(settings.secondApproval());
        try {
            return new ConsoleLifecycle(console.newServer(settings.address()));
        } catch (IllegalArgumentException e) {
            throw new StartupException(
                    "cookie-charter.console." + e.getMessage(),
                    "Set cookie-charter.console.address to an address that only your proxy can reach.",
                    e);
        }
    }

    private static ConsentConsole console(
            String catalogue, Function<Request, @Nullable String> user, javax.sql.@Nullable DataSource dataSource) {
        if (catalogue.equals(CatalogueLoader.DATABASE)) {
            return new ConsentConsole(CatalogueLoader.require(dataSource), user);
        }
        if (CatalogueLoader.isResource(catalogue)) {
            throw new StartupException(
                    "The console cannot change the catalogue (" + catalogue + "), a resource of the class path.",
                    "Set cookie-charter.catalogue to a file outside of the application, to a directory or to"
                            + " \"database\".",
                    null);
        }
        return new ConsentConsole(CatalogueLoader.path(catalogue), user);
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new StartupException(
                    "The console cannot start: " + e.getMessage(),
                    "Stop the program that uses the address, or set cookie-charter.console.address to another one.",
                    e);
        }
        LOG.info("The console for the catalogue of cookies is at {}", address());
    }

    /** Returns the address of the console. */
    java.net.URI address() {
        return Objects.requireNonNull(server.getURI()).resolve("/console/");
    }

    @Override
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The console did not stop cleanly", e);
        }
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }
}
