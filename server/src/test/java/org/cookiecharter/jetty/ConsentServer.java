package org.cookiecharter.jetty;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.HttpTester;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/** An application behind the handler, spoken to in raw HTTP. */
final class ConsentServer implements AutoCloseable {
    static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "categories": [
               {"id": "necessary", "consent": "exempt", "name": "Necessary"},
               {"id": "statistics", "consent": "opt-out", "name": "Statistics"},
               {"id": "videos", "consent": "required", "name": "Videos", "purpose": "Show <b>films</b>"}],
             "services": [
               {"id": "login", "provider": "We", "name": "Log-in", "category": "necessary", "cookies": [
                 {"name": "sid", "purpose": "p", "duration": "session"},
                 {"name": "JSESSIONID", "purpose": "p", "duration": "session"}]},
               {"id": "counter", "provider": "We", "name": "Counter", "category": "statistics", "cookies": [
                 {"name": "count", "purpose": "p", "duration": "P13M"}]},
               {"id": "player", "provider": "Films", "name": "Player", "category": "videos", "cookies": [
                 {"name": "_v*", "purpose": "p", "duration": "P1M", "domain": "example.org", "path": "/films"},
                 {"name": "__Host-v", "purpose": "p", "duration": "P1M"},
                 {"name": "chip", "purpose": "p", "duration": "P1M", "partitioned": true}]}]}
            """;

    final ProofStore proofs;
    final ConsentHandler consent;
    final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);

    /** What an application does with an exchange. */
    interface Application {
        void answer(Request request, Response response, Callback callback) throws Exception;
    }

    ConsentServer(Path data, String catalogue, Consumer<ConsentHandler> configure, Handler application)
            throws Exception {
        proofs = ProofStore.sqlite(data.resolve("consent.db"));
        consent = new ConsentHandler(Catalogue.parse(catalogue, "test"), proofs);
        configure.accept(consent);
        consent.setHandler(application);
        server.addConnector(connector);
        server.setHandler(consent);
        server.start();
    }

    ConsentServer(Path data, Application application) throws Exception {
        this(data, CATALOGUE, consent -> {}, handler(application));
    }

    static ConsentServer charter(Path data) throws Exception {
        try (InputStream file = Objects.requireNonNull(Catalogue.class.getResourceAsStream("charter.json"))) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new ConsentServer(
                    data, json, consent -> {}, handler((request, response, callback) -> callback.succeeded()));
        }
    }

    static Handler handler(Application application) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                application.answer(request, response, callback);
                return true;
            }
        };
    }

    HttpTester.Response get(String path, String... fields) throws Exception {
        return ask("GET", path, "", fields);
    }

    HttpTester.Response ask(String method, String path, String body, String... fields) throws Exception {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: example.org\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        if (method.equals("POST")) {
            request.append("Content-Type: application/x-www-form-urlencoded\r\n");
        }
        if (!body.isEmpty()) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        request.append("Connection: close\r\n\r\n").append(body);
        return HttpTester.parseResponse(raw(request.toString()));
    }

    String raw(String request) throws Exception {
        return connector.getResponse(request);
    }

    /** The {@code Cookie} field of a visitor who granted these. */
    String visitorWho(String... granted) throws Exception {
        String ids = granted.length == 0 ? "" : '"' + String.join("\",\"", granted) + '"';
        HttpTester.Response answer =
                ask("PUT", "/consent/choice", "{\"granted\":[" + ids + "]}", "Sec-Fetch-Site: same-origin");
        return "Cookie: " + cookies(answer).get(0).split(";", 2)[0];
    }

    static List<String> cookies(HttpTester.Response response) {
        return response.getValuesList("Set-Cookie");
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        proofs.close();
    }
}
