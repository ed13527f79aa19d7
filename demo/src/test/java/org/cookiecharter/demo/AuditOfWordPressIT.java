// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cookiecharter.audit.AuditCommand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests that the audit of a real WordPress agrees with what its server and an embedded film's server receive. */
@Tag("application")
@Timeout(900)
class AuditOfWordPressIT {
    private static final String FRAME = "<script>localStorage.film = 1</script><img alt='' src='/pixel'>";

    @TempDir
    private Path data;

    private final Set<String> filmPaths = Collections.synchronizedSet(new TreeSet<>());

    @Test
    void auditAgreesWithTheServersOfWordPressAndOfAnEmbeddedFilm() throws Exception {
        assumeTrue(
                PhpProgram.isInstalled(InFrontOfWordPressIT.PROGRAM.resolve("wp-load.php")),
                "WordPress with php-mysql is not installed");
        Optional<MariaDb> database = MariaDb.start(data);
        assumeTrue(database.isPresent(), "MariaDB is not installed");
        HttpServer film = film();
        try (MariaDb running = database.get();
                PhpProgram wordPress = InFrontOfWordPressIT.start(running, data)) {
            InFrontOfWordPressIT.install(wordPress.uri());
            Path seen = observe(film);
            Path report = data.resolve("report.json");
            Path pages = Files.writeString(data.resolve("pages.txt"), "/?p=1\n/wp-login.php\n");
            int code = new CommandLine(new AuditCommand())
                    .execute(
                            wordPress.uri().resolve("/").toString(),
                            "--pages",
                            pages.toString(),
                            "--delay",
                            "0",
                            "--json",
                            report.toString());
            assertEquals(1, code);
            JsonObject audit = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
            assertEquals(receivedCookies(seen), cookies(audit, wordPress.uri().getHost()));
            assertEquals(filmPaths, paths(audit, "localhost"));
            assertTrue(filmPaths.contains("/pixel"), filmPaths::toString);
            String findings = audit.get("findings").toString();
            assertTrue(findings.contains("unidentified-third-party localhost:"), findings);
            assertTrue(findings.contains("banner-not-found"), findings);
        } finally {
            film.stop(0);
        }
    }

    private HttpServer film() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            filmPaths.add(path);
            byte[] body = (path.equals("/film") ? FRAME : "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", path.equals("/film") ? "text/html" : "image/gif");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Embeds the film in each post, and makes WordPress write the names of the cookies that it receives to a file. */
    private Path observe(HttpServer film) throws Exception {
        Path seen = data.resolve("seen.txt");
        Files.writeString(data.resolve("wordpress/wp-content/mu-plugins/observer.php"), """
                <?php
                file_put_contents('%s', implode("\\n", array_keys($_COOKIE)) . "\\n", FILE_APPEND | LOCK_EX);
                add_filter('the_content', function ($content) {
                    return $content . '<iframe title="Film" src="http://localhost:%d/film"></iframe>';
                });
                """.formatted(
                        seen, film.getAddress().getPort()));
        return seen;
    }

    private static Set<String> receivedCookies(Path seen) throws Exception {
        Set<String> names = new TreeSet<>(Files.readAllLines(seen));
        names.remove("");
        return names;
    }

    private static Set<String> cookies(JsonObject audit, String host) {
        Set<String> names = new TreeSet<>();
        for (JsonElement visit : audit.getAsJsonArray("visits")) {
            for (JsonElement snapshot : visit.getAsJsonObject().getAsJsonArray("snapshots")) {
                for (JsonElement element : snapshot.getAsJsonObject().getAsJsonArray("cookies")) {
                    JsonObject cookie = element.getAsJsonObject();
                    if (cookie.get("domain").getAsString().equals(host)) {
                        names.add(cookie.get("name").getAsString());
                    }
                }
            }
        }
        return names;
    }

    private static Set<String> paths(JsonObject audit, String host) {
        Set<String> paths = new TreeSet<>();
        for (JsonElement visit : audit.getAsJsonArray("visits")) {
            for (JsonElement element : visit.getAsJsonObject().getAsJsonArray("requests")) {
                JsonObject request = element.getAsJsonObject();
                if (request.get("host").getAsString().equals(host)) {
                    paths.add(URI.create(request.get("url").getAsString()).getPath());
                }
            }
        }
        return paths;
    }
}
