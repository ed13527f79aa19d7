// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** A server with a console under {@code /admin/cookies}, whose access control is the header field X-User. */
final class ConsoleServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);

    ConsoleServer(Path catalogue, Consumer<ConsentConsole> configuration) throws Exception {
        this(new ConsentConsole(catalogue, ConsoleServer::user), configuration);
    }

    ConsoleServer(DataSource catalogues, Consumer<ConsentConsole> configuration) throws Exception {
        this(new ConsentConsole(catalogues, ConsoleServer::user), configuration);
    }

    private ConsoleServer(ConsentConsole console, Consumer<ConsentConsole> configuration) throws Exception {
        console.setClock(Clock.fixed(NOW, ZoneOffset.UTC));
        configuration.accept(console);
        server.addConnector(connector);
        server.setHandler(new ContextHandler(console, "/admin/cookies"));
        server.start();
    }

    /** Writes a catalogue of one site with a member that no form knows. */
    static Path write(Path directory) throws Exception {
        Path file = directory.resolve("cookies.json");
        Files.writeString(file, """
            {
              "$schema": "catalogue.schema.json",
              "site": "https://example.org",
              "language": "en",
              "controller": {"name": "Example Ltd", "contact": "privacy@example.org"},
              "signals": {"matomo": "statistics"},
              "categories": [
                {"id": "necessary", "consent": "exempt", "name": {"en": "Necessary", "fr": "Nécessaires"}, "purpose": "Make the site work"},
                {"id": "statistics", "consent": "opt-in", "name": {"en": "Statistics", "fr": "Statistiques"}, "purpose": "Count visits"}
              ],
              "services": [
                {"id": "session", "provider": "Example Ltd", "name": "Session", "category": "necessary",
                 "cookies": [{"name": "sid", "purpose": "Remember who is signed in", "duration": "session"}]},
                {"use": "matomo"}
              ]
            }
            """);
        return file;
    }

    private static @Nullable String user(Request request) {
        return request.getHeaders().get("X-User");
    }

    ConsoleClient user(String name) {
        return new ConsoleClient(connector, name);
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
