// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.demo.upstream.PlainSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a real Varnish in front of the server: it caches what is the same for everyone, and nothing else. */
@Timeout(120)
class BehindVarnishIT {
    private static final Path VARNISH = Path.of("/usr/sbin/varnishd");
    private static final Path CONFIGURATION = Path.of("../docs/operations/varnish.vcl");
    private static final String FILM = "https://www.youtube.com/embed/x";
    private static final Map<String, String> TYPES = Map.of("/style.css", "text/css", "/logo.svg", "image/svg+xml");
    private static final String CATALOGUE = """
            {"site": "http://localhost", "language": "en", "controller": {"name": "Lab", "contact": "lab@example.org"},
             "categories": [{"id": "necessary", "consent": "exempt", "name": "Necessary"},
              {"id": "videos", "consent": "opt-in", "name": "Videos", "purpose": "Show films."}],
             "services": [{"use": "youtube", "category": "videos"},
              {"id": "login", "name": "Log-in", "provider": "Lab", "category": "necessary",
               "cookies": [{"name": "sid", "purpose": "Know you.", "duration": "session"}]}]}
            """;

    @TempDir
    private Path data;

    private URI varnish = URI.create("http://localhost");

    @Test
    void cachesOnlyWhatIsTheSameForEveryone() throws Exception {
        assumeTrue(Files.isExecutable(VARNISH), "varnishd is not on this machine");
        Path catalogue = Files.writeString(data.resolve("catalogue.json"), CATALOGUE);
        try (PlainSite site = new PlainSite(BehindVarnishIT::respond);
                RunningDemo demo =
                        new RunningDemo(Options.DEFAULT.withUpstream(site.uri()).withCatalogue(catalogue), data)) {
            Path configuration = Files.writeString(
                    data.resolve("site.vcl"),
                    Files.readString(CONFIGURATION).replace("8080", String.valueOf(demo.port())));
            List<String> command = List.of(
                    VARNISH.toString(),
                    // Its own user cannot read the directory of the test.
                    "-j",
                    "none",
                    "-F",
                    "-a",
                    "%s",
                    "-f",
                    configuration.toString(),
                    "-n",
                    data.resolve("varnish").toString(),
                    "-s",
                    "default,16m");
            try (SiteProcess cache = SiteProcess.start(data, "/consent/catalogue.json", command)) {
                varnish = cache.uri();
                cachesPageWithBlockedFilm();
                expiresCookieOfOneVisitorOnly();
                cachesNoResponseThatSetsCookie();
                String choice = recordsChoice();
                distinguishesVisitorsByConsent(choice);
                cachesFilesForVisitorsWhoHaveChosen(choice);
            }
        }
    }

    private void cachesPageWithBlockedFilm() throws Exception {
        HttpResponse<String> first = get("/page");
        HttpResponse<String> second = get("/page");
        assertFalse(isHit(first), "the first request is passed on");
        assertTrue(isHit(second), second.headers()::toString);
        assertEquals(first.body(), second.body());
        assertTrue(second.body().contains("data-consent-src=\"" + FILM), second.body());
        assertTrue(second.body().contains("/consent/banner.js"), second.body());
        assertEquals(List.of(), second.headers().allValues("Set-Cookie"));
    }

    private void expiresCookieOfOneVisitorOnly() throws Exception {
        HttpResponse<String> visitor = get("/page", "Cookie", "_ga=1");
        assertTrue(
                visitor.headers().allValues("Set-Cookie").contains("_ga=; Path=/; Max-Age=0"),
                visitor.headers()::toString);
        assertEquals(List.of(), get("/page").headers().allValues("Set-Cookie"));
    }

    private void cachesNoResponseThatSetsCookie() throws Exception {
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = get("/login");
            assertFalse(isHit(response), response.headers()::toString);
            assertEquals(List.of("sid=1"), response.headers().allValues("Set-Cookie"));
        }
    }

    private String recordsChoice() throws Exception {
        HttpResponse<String> choice = send(
                HttpRequest.newBuilder(varnish.resolve("/consent/choice"))
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"granted\":[\"videos\"]}")),
                "Content-Type",
                "application/json",
                "Origin",
                varnish.toString());
        assertEquals(200, choice.statusCode(), choice.body());
        String cookie = choice.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertTrue(get("/consent/choice", "Cookie", cookie).body().contains("\"videos\""));
        assertFalse(get("/consent/choice").body().contains("\"videos\""), "another visitor's choice");
        return cookie;
    }

    /** A redirect of an image to a blocked host is followed for visitors who consented, and for nobody else. */
    private void distinguishesVisitorsByConsent(String choice) throws Exception {
        for (int i = 0; i < 2; i++) {
            assertEquals(403, get("/thumbnail", "Sec-Fetch-Dest", "image").statusCode());
            assertEquals(
                    302,
                    get("/thumbnail", "Sec-Fetch-Dest", "image", "Cookie", choice)
                            .statusCode());
        }
    }

    private void cachesFilesForVisitorsWhoHaveChosen(String choice) throws Exception {
        for (String file : List.of("/style.css", banner(), "/logo.svg")) {
            HttpResponse<String> response = get(file, "Cookie", choice);
            for (int i = 0; i < 3 && !isHit(response); i++) {
                response = get(file, "Cookie", "sid=" + i);
            }
            assertEquals(200, response.statusCode(), file);
            assertTrue(isHit(response), file + ' ' + response.headers());
        }
    }

    /** Returns the address of the banner's script in pages, which changes with its content. */
    private String banner() throws Exception {
        Matcher address = Pattern.compile("/consent/banner\\.js\\?v=[^\"]+")
                .matcher(get("/page").body());
        assertTrue(address.find(), "the page has the script");
        return address.group();
    }

    /** Returns whether a response comes from the cache: then Varnish names two transactions. */
    private static boolean isHit(HttpResponse<String> response) {
        return response.headers().firstValue("X-Varnish").orElseThrow().contains(" ");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(varnish.resolve(path)), headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.version(HttpClient.Version.HTTP_1_1).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void respond(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = ("<!DOCTYPE html><title>Film</title><iframe src=\"" + FILM + "\"></iframe>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Cache-Control", "max-age=300");
        int status = 200;
        switch (path) {
            case "/login" -> exchange.getResponseHeaders().add("Set-Cookie", "sid=1");
            case "/thumbnail" -> {
                exchange.getResponseHeaders().add("Location", "https://i.ytimg.com/vi/x.jpg");
                status = 302;
            }
            default -> {}
        }
        exchange.getResponseHeaders().add("Content-Type", TYPES.getOrDefault(path, "text/html"));
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
