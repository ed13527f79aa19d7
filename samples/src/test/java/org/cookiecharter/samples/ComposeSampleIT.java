// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Tests of the sample with a compose file, without containers: a linter, and the same command with the same files. */
class ComposeSampleIT {
    private static final Path FILE = Sample.ROOT.resolve("samples/upstream-compose/compose.yaml");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static Map<?, ?> member(Object object, String name) {
        return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) object).get(name), name);
    }

    private static Map<?, ?> service(String name) throws Exception {
        Object compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        return member(member(compose, "services"), name);
    }

    private static List<?> list(String service, String name) throws Exception {
        return (List<?>) Objects.requireNonNull(service(service).get(name), name);
    }

    @Test
    void commandBlocksFilmOfUpstreamUntilConsent() throws Exception {
        Sample sample = Sample.copy("upstream-compose", directory);
        HttpServer upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = Files.readAllBytes(directory.resolve("site/index.html"));
        upstream.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        upstream.start();
        String address = "http://127.0.0.1:" + upstream.getAddress().getPort();
        List<String> arguments = list("consent", "command").stream()
                .map(word -> String.valueOf(word)
                        .replace("http://site:80", address)
                        .replace("/etc/cookie-charter/cookies.json", "cookies.json"))
                .toList();
        try (SampleProcess site = sample.startDemo(arguments)) {
            String first = site.get("/").body();
            assertTrue(first.contains("<script src=\"/consent/banner.js?v="), first);
            assertFalse(first.contains(" src=\"https://www.youtube-nocookie.com"), first);
            String second = site.get("/", "Cookie", site.choose("videos")).body();
            assertTrue(second.contains("https://www.youtube-nocookie.com"), second);
        } finally {
            upstream.stop(0);
        }
    }

    @Test
    void composeFileNamesFilesThatExist() throws Exception {
        Map<?, ?> build = member(service("consent"), "build");
        Path context = FILE.resolveSibling(String.valueOf(build.get("context"))).normalize();
        assertEquals(Sample.ROOT, context);
        assertTrue(Files.exists(context.resolve(String.valueOf(build.get("dockerfile")))));
        for (String service : List.of("site", "consent")) {
            for (Object volume : list(service, "volumes")) {
                String source = String.valueOf(volume).split(":", 2)[0];
                if (source.startsWith("./")) {
                    assertTrue(Files.exists(FILE.resolveSibling(source)), source);
                }
            }
        }
    }

    /** Skipped if the linter, which knows the schema of compose files, cannot be fetched. */
    @Test
    void linterAcceptsComposeFile() throws Exception {
        try {
            SampleProcess.run(directory, List.of("npm", "install", "--no-audit", "--no-fund", "dclint@3.1.0"));
        } catch (Exception e) {
            Assumptions.abort("npm cannot fetch the linter: " + e);
        }
        String linter = directory.resolve("node_modules/.bin/dclint").toString();
        SampleProcess.run(directory, List.of(linter, "--max-warnings", "0", FILE.toString()));
        Path broken = directory.resolve("compose.yaml");
        Files.writeString(
                broken, Files.readString(FILE).replace("volumes:\n      - ./site", "volume:\n      - ./site"));
        assertThrows(
                IllegalStateException.class, () -> SampleProcess.run(directory, List.of(linter, broken.toString())));
    }
}
