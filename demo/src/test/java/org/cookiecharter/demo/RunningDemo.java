// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The demo on free ports, and a visitor with a cookie jar. */
final class RunningDemo implements AutoCloseable {
    private final DemoServer server;
    private final Jar jar = new Jar();
    private final HttpClient client = HttpClient.newHttpClient();

    RunningDemo(Options options, Path data) throws StartFailure {
        server = DemoServer.start(options.withPort(0).withData(data));
    }

    static RunningDemo portal(Path data) throws StartFailure {
        return new RunningDemo(Options.DEFAULT, data);
    }

    static RunningDemo inFrontOf(URI site, Path data) throws StartFailure {
        return new RunningDemo(Options.DEFAULT.withUpstream(site), data);
    }

    int port() {
        return server.port();
    }

    ThirdParty thirdParty() {
        ThirdParty thirdParty = server.thirdParty();
        if (thirdParty == null) {
            throw new IllegalStateException("there is no third party in front of another site");
        }
        return thirdParty;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    URI report(String query) {
        return URI.create("http://localhost:" + server.reportPort() + "/" + query);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    HttpResponse<String> post(String path, String form) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(form)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    HttpResponse<String> put(String path, String json, String... headers) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)),
                headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!jar.field().isEmpty()) {
            request.header("Cookie", jar.field());
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        jar.take(response);
        return response;
    }

    /** Sends a choice like the banner does. */
    HttpResponse<String> choose(String method, String... granted) throws Exception {
        String ids = granted.length == 0 ? "" : "\"" + String.join("\",\"", granted) + "\"";
        return put(
                "/consent/choice",
                "{\"granted\":[" + ids + "],\"method\":\"" + method + "\",\"language\":\"fr\"}",
                "Origin",
                "http://localhost:" + port());
    }

    void logIn() throws Exception {
        get("/login");
        post(
                "/login",
                "user=Zo%C3%A9&password=demo&csrfmiddlewaretoken="
                        + cookie("csrftoken").orElse(""));
    }

    /** Returns the value of a cookie in the visitor's jar. */
    Optional<String> cookie(String name) {
        return Optional.of(jar.value(name)).filter(value -> !value.isEmpty());
    }

    List<String> cookies() {
        return jar.names();
    }

    void putCookie(String name, String value) {
        jar.put(name, value);
    }

    @Override
    public void close() {
        server.close();
    }
}
