// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.test.TestConsent;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running application, and a client that stores no cookies. */
final class RunningApplication implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final ConfigurableApplicationContext context;
    private final String contextPath;

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
        this.contextPath = context.getEnvironment().getProperty("server.servlet.context-path", "");
    }

    static RunningApplication start(TestServer server, String... properties) throws IOException {
        return start(TestApplication.class, server, properties);
    }

    static RunningApplication start(Class<?> type, TestServer server, String... properties) throws IOException {
        SpringApplication application = new SpringApplication(type);
        application.addInitializers(context -> server.select((GenericApplicationContext) context));
        return new RunningApplication(application.run(arguments(properties)));
    }

    /** Returns command line arguments with a port, a new store and these properties, which override them. */
    static String[] arguments(String... properties) throws IOException {
        Path directory = Files.createTempDirectory("cookie-charter-spring");
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                // No database, and no WebSocket: that of Tomcat prevents that of Jetty on the same class path.
                "--spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration,"
                        + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                        + "org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration",
                "--cookie-charter.store=" + directory.resolve("consent.db"),
                "--management.endpoints.web.exposure.include=*",
                "--management.endpoint.health.show-details=always"));
        for (String property : properties) {
            arguments.removeIf(
                    argument -> argument.startsWith("--" + property.substring(0, property.indexOf('=') + 1)));
            arguments.add("--" + property);
        }
        return arguments.toArray(String[]::new);
    }

    TestConsent visitors() {
        CatalogueProvider provider = context.getBean(CatalogueProvider.class);
        return TestConsent.of(Objects.requireNonNull(provider.find("")).load(), context.getBean(ProofStore.class));
    }

    HttpRequest.Builder request(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + contextPath + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(headers.length == 0 ? request(path) : request(path).headers(headers));
    }

    /** Makes a choice as the banner does. */
    HttpResponse<String> choose(String json, String... headers) throws Exception {
        HttpRequest.Builder request = request("/consent/choice")
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .PUT(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    @Override
    public void close() {
        context.close();
    }
}
