// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.consent.CookieEvent;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** A test site with a catalogue, a real server and a real store. Tests send raw HTTP. */
final class TestSite implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String VISITOR = "AAAAAAAAAAAAAAAAAAAAAA";
    static final String JSON = """
            {"site": "https://example.org", "language": "fr",
             "categories": [
              {"id": "needed", "consent": "exempt", "name": {"fr": "Nécessaires", "en": "Necessary"}},
              {"id": "stats", "consent": "opt-out", "name": {"fr": "Statistiques", "en": "Statistics"}, "gpc": true},
              {"id": "media", "consent": "opt-in", "name": "Contenus", "purpose": "Montrer des contenus"}],
             "services": [
              {"id": "login", "provider": "Us", "name": "Connexion", "category": "needed", "cookies": [
                {"name": "sid", "purpose": "Session", "duration": "P14D"},
                {"name": "JSESSIONID", "purpose": "Session", "duration": "session"}]},
              {"id": "count", "provider": "Counter", "name": "Mesure", "category": "stats", "cookies": [
                {"name": "_c", "purpose": "Compter", "duration": "P13M"}]},
              {"id": "video", "provider": "Them", "name": "Vidéo", "category": "media", "cookies": [
                {"name": "_v", "purpose": "Mesurer", "duration": "P6M"},
                {"name": "_vw_*", "purpose": "Mesurer", "duration": "P6M"},
                {"name": "__Host-v", "purpose": "Mesurer", "duration": "P6M"},
                {"name": "__Secure-v", "purpose": "Mesurer", "duration": "P6M"},
                {"name": "_part", "purpose": "Mesurer", "duration": "P6M", "partitioned": true},
                {"name": "_dom", "purpose": "Mesurer", "duration": "P6M", "domain": "example.org", "path": "/a"}]},
              {"id": "map", "provider": "Maps", "name": "Carte", "category": "media", "cookies": [
                {"name": "_m", "purpose": "Situer", "duration": "P6M"}]}]}
            """;

    final Catalogue catalogue;
    final Path file;
    final ProofStore proofs;
    final ConsentHandler consent;
    final Server server = new Server();
    final HttpConfiguration http;
    final List<CookieEvent> events = new CopyOnWriteArrayList<>();
    private final LocalConnector local;

    /** The application of the site. */
    interface Application {
        void respond(Request request, Response response) throws Exception;
    }

    TestSite(Path directory) {
        this(directory, JSON);
    }

    TestSite(Path directory, String json) {
        this(directory, Catalogue.parse(json, "site.json"), null);
    }

    /** Creates a site that stores its proofs elsewhere than in {@link #file}. */
    TestSite(ProofStore proofs) {
        this(Path.of("none"), proofs, Catalogue.parse(JSON, "site.json"), null);
    }

    /** Creates several sites, which {@link #chose} does not support. */
    TestSite(Path directory, CatalogueProvider several) {
        this(directory, Catalogue.empty(), several);
    }

    private TestSite(Path directory, Catalogue catalogue, @Nullable CatalogueProvider several) {
        this(
                directory.resolve("consent.db"),
                SqliteProofStore.open(directory.resolve("consent.db")),
                catalogue,
                several);
    }

    private TestSite(Path file, ProofStore proofs, Catalogue catalogue, @Nullable CatalogueProvider several) {
        this.catalogue = catalogue;
        this.file = file;
        this.proofs = proofs;
        consent = several == null ? new ConsentHandler(catalogue, proofs) : new ConsentHandler(several, proofs);
        consent.getSettings().setClock(Clock.fixed(NOW, ZoneOffset.UTC));
        consent.getSettings().setCookieListener((request, event) -> events.add(event));
        HttpConnectionFactory connections = new HttpConnectionFactory();
        http = connections.getHttpConfiguration();
        http.addCustomizer(new ForwardedRequestCustomizer());
        http.setSendServerVersion(false);
        local = new LocalConnector(server, connections);
    }

    /** Starts the site with an application that responds to every request. */
    TestSite respondingWith(Application application) throws Exception {
        return around(handler(application));
    }

    /** Starts the site with this handler inside the consent handler. */
    TestSite around(Handler handler) throws Exception {
        consent.setHandler(handler);
        return start(consent);
    }

    /** Starts the site with an outermost handler that already contains the one under test. */
    TestSite start(Handler outermost) throws Exception {
        server.addConnector(local);
        server.setHandler(outermost);
        server.start();
        return this;
    }

    TestSite with(Consumer<ConsentHandler> configuration) {
        configuration.accept(consent);
        return this;
    }

    static Handler handler(Application application) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                application.respond(request, response);
                response.write(true, ByteBuffer.allocate(0), callback);
                return true;
            }
        };
    }

    /** Returns an application that sets each of these cookies by a separate header. */
    static Application setting(String... cookies) {
        return (request, response) -> {
            for (String cookie : cookies) {
                response.getHeaders().add(HttpHeader.SET_COOKIE, cookie);
            }
        };
    }

    Reply get(String path, String... fields) throws Exception {
        return request("GET", path, "", fields);
    }

    /** Puts a choice as the site's own pages do. */
    Reply put(String json, String... fields) throws Exception {
        return request("PUT", "/consent/choice", json, own("Content-Type: application/json", fields));
    }

    Reply post(String form, String... fields) throws Exception {
        return request("POST", "/consent/choice", form, own("Content-Type: application/x-www-form-urlencoded", fields));
    }

    private static String[] own(String type, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "Sec-Fetch-Site: same-origin";
        all[1] = type;
        System.arraycopy(fields, 0, all, 2, fields.length);
        return all;
    }

    Reply request(String method, String path, String body, String... fields) throws Exception {
        StringBuilder request = new StringBuilder(method + ' ' + path + " HTTP/1.1\r\n");
        if (List.of(fields).stream().noneMatch(field -> field.startsWith("Host:"))) {
            request.append("Host: example.org\r\n");
        }
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        if (length > 0) {
            request.append("Content-Length: ").append(length).append("\r\n");
        }
        return raw(request.append("Connection: close\r\n\r\n").append(body).toString());
    }

    /** Sends a request line by line; it must close the connection. */
    Reply lines(String... lines) throws Exception {
        return raw(String.join("\r\n", lines));
    }

    private Reply raw(String request) throws Exception {
        return bytes(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a request byte by byte; it must close the connection. */
    Reply bytes(byte[] request) throws Exception {
        LocalConnector.LocalEndPoint connection = local.connect();
        connection.addInput(ByteBuffer.wrap(request));
        connection.waitUntilClosedOrIdleFor(10, TimeUnit.SECONDS);
        ByteBuffer output = connection.takeOutput();
        byte[] bytes = new byte[output.remaining()];
        output.get(bytes);
        Reply reply = Reply.of(bytes);
        checkContract(request, reply);
        return reply;
    }

    /** Checks that {@code docs/openapi.yaml} specifies each response of our endpoints. */
    private static void checkContract(byte[] request, Reply reply) {
        String[] line = new String(request, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("")
                .split(" ", -1);
        // Jetty itself responds to invalid requests, and applications may have the same path.
        if (line.length == 3 && reply.all(OpenApi.NOSNIFF).equals(List.of("nosniff"))) {
            assertEquals(List.of(), OpenApi.DOCUMENT.errors(line[0], line[1], reply), reply.raw());
        }
    }

    /** Returns the {@code Cookie} header of a visitor who granted these ids, or refused if there are none. */
    String chose(String... granted) {
        return "Cookie: " + cookie(granted);
    }

    String cookie(String... granted) {
        @Nullable String id = granted.length == 0 ? null : VISITOR;
        Choice choice = Choice.of(
                catalogue, List.of(granted), NOW, id, consent.getSettings().choiceValidity());
        return "cookies_preferences="
                + new ChoiceCookie(proofs::keys, consent.getSettings().choiceValidity()).write(choice);
    }

    /** Stops the server, which waits for calls of the listener that follow a response. */
    void settle() {
        LifeCycle.stop(server);
    }

    /** Returns the decisions on all cookies so far, each as "name EFFECT DECISION". */
    List<String> story() {
        settle();
        return events.stream()
                .map(event -> event.name() + ' ' + event.action() + ' ' + event.decision())
                .toList();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        proofs.close();
    }
}
