// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the archive of the console in a base of the published Jetty, from no catalogue to a published one. */
@Timeout(300)
class ConsoleInJettyHomeIT {
    private static final List<Path> ARCHIVES = List.of(
            Path.of("../target/cookie-charter-jetty-home.zip"),
            Path.of("target/cookie-charter-console-jetty-home.zip"));
    private static final Path HOMES = Path.of("target/jetty-home");

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final List<Process> running = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path base;

    @AfterEach
    void stop() throws Exception {
        for (Process process : running) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.1", "12.0"})
    void publishesFirstCatalogueOfStandaloneJetty(String version) throws Exception {
        for (Path archive : ARCHIVES) {
            unpack(archive);
        }
        String added = output(jetty(version, "--add-modules=http,consent-console"));
        assertTrue(added.contains("${jetty.base}/start.d/consent-console.ini"), added);
        Files.delete(base.resolve("consent/cookies.json"));

        Process unnamed = jetty(version);
        String refusal = output(unnamed);
        assertNotEquals(0, unnamed.exitValue(), refusal);
        assertTrue(refusal.contains("consent.console.userHeader () must be the header field"), refusal);

        int port = freePort();
        Path settings = base.resolve("start.d/consent-console.ini");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("# consent.console.userHeader=", "consent.console.userHeader=")
                        .replace(
                                "# consent.console.address=127.0.0.1:8082",
                                "consent.console.address=127.0.0.1:" + port));
        int sitePort = freePort();
        jetty(version, "jetty.http.host=127.0.0.1", "jetty.http.port=" + sitePort);
        URI console = URI.create("http://127.0.0.1:" + port + "/console/en/");
        URI charter = URI.create("http://127.0.0.1:" + sitePort + "/consent/");
        await(charter);
        assertEquals(403, get(console, "").statusCode());
        Document overview = page(get(console, "Ann"));
        assertTrue(overview.text().contains("No catalogue is published yet"), overview::text);

        submit(
                console.resolve("site"),
                "save",
                "site",
                "https://example.org",
                "controller.name",
                "Example Town",
                "controller.contact",
                "privacy@example.org");
        Document published = submit(console.resolve("review"), "publish", "note", "First version");
        assertTrue(published.text().contains("Published. Sites use it within two seconds."), published::text);
        assertTrue(Files.exists(base.resolve("consent/cookies.json")));
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!get(charter, "").body().contains("Example Town")) {
            assertTrue(System.nanoTime() < deadline, "the published catalogue is not used");
            Thread.sleep(100);
        }
        Document history = page(get(console.resolve("history"), "Ann"));
        assertTrue(history.text().contains("Ann"), history::text);
        assertTrue(history.text().contains("First version"), history::text);
    }

    private void unpack(Path archive) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = base.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(zip, target);
                }
            }
        }
    }

    /** Runs {@code start.jar}, whose output is in a file. */
    private Process jetty(String version, String... arguments) throws IOException {
        Path home;
        try (Stream<Path> homes = Files.list(HOMES)) {
            home = homes.filter(path -> String.valueOf(path.getFileName()).startsWith("jetty-home-" + version))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                home.resolve("start.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("output.txt").toFile())
                .start();
        running.add(process);
        return process;
    }

    private String output(Process process) throws Exception {
        process.waitFor();
        return Files.readString(base.resolve("output.txt"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(URI address) throws Exception {
        while (running.get(running.size() - 1).isAlive()) {
            try {
                get(address, "");
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException(Files.readString(base.resolve("output.txt")));
    }

    private HttpResponse<String> get(URI address, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!user.isEmpty()) {
            request.header("X-Forwarded-User", user);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Document page(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response::body);
        return Jsoup.parse(response.body(), response.uri().toString());
    }

    /** Sends the form of a page that has this button, after changes of its fields. */
    private Document submit(URI address, String action, String... changes) throws Exception {
        Document page = page(get(address, "Ann"));
        Element form = page.select("form:has(button[value=" + action + "])").first();
        if (form == null) {
            throw new AssertionError("no button " + action + " in " + page.text());
        }
        Map<String, List<String>> values = ConsoleClient.values(form);
        values.put("action", List.of(action));
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], List.of(changes[i + 1]));
        }
        List<String> pairs = new ArrayList<>();
        values.forEach((name, all) ->
                all.forEach(value -> pairs.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return page(client.send(
                HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                        .header("X-Forwarded-User", "Ann")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }
}
