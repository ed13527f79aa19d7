// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that one property adds the console, on an address of its own. */
class ConsoleIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    static Stream<TestServer> servers() {
        return TestServer.available().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void servesConsoleToUsersOfProxyOnly(TestServer server) throws Exception {
        Path file = directory.resolve("cookies.json");
        try (var example = ConsoleIT.class.getResourceAsStream("/cookies.json")) {
            Files.copy(example, file);
        }
        try (RunningApplication application = RunningApplication.start(
                server,
                "cookie-charter.catalogue=" + file,
                "cookie-charter.console.user-header=X-User",
                "cookie-charter.console.address=127.0.0.1:0")) {
            URI console = application
                    .context
                    .getBean(ConsoleLifecycle.class)
                    .address()
                    .resolve("en/");
            assertEquals(
                    403,
                    RunningApplication.send(HttpRequest.newBuilder(console)).statusCode());
            HttpResponse<String> page =
                    RunningApplication.send(HttpRequest.newBuilder(console).header("X-User", "Ann"));
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("Signed in as Ann"), page.body());
            assertEquals(
                    404, application.get("/console/en/", "X-User", "Ann").statusCode(), "visitors cannot reach it");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void startsWithoutCatalogueWhichConsolePublishesLater(TestServer server) throws Exception {
        Path file = directory.resolve("published.json");
        try (RunningApplication application = RunningApplication.start(
                server,
                "cookie-charter.catalogue=" + file,
                "cookie-charter.console.user-header=X-User",
                "cookie-charter.console.address=127.0.0.1:0")) {
            URI console = application
                    .context
                    .getBean(ConsoleLifecycle.class)
                    .address()
                    .resolve("en/");
            HttpResponse<String> page =
                    RunningApplication.send(HttpRequest.newBuilder(console).header("X-User", "Ann"));
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("No catalogue is published yet"), page.body());
            Path written = directory.resolve("written.json");
            try (var example = ConsoleIT.class.getResourceAsStream("/cookies.json")) {
                Files.copy(example, written);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            long deadline = System.nanoTime() + 60_000_000_000L;
            while (!application.get("/consent/catalogue.json").body().contains("_count")) {
                assertTrue(System.nanoTime() < deadline, "the published catalogue is not used");
                Thread.sleep(100);
            }
        }
    }

    @Test
    void hasNoConsoleWithoutProperty() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(TestServer.available().get(0))) {
            assertEquals(
                    0,
                    application.context.getBeansOfType(ConsoleLifecycle.class).size());
        }
    }
}
