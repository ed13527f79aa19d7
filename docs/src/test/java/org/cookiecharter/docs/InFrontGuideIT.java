// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cookiecharter.demo.Demo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the demo in front of a site without consent management, as in the guide. */
class InFrontGuideIT {
    private static final Pattern ADDRESS = Pattern.compile("(http://localhost:\\d+/) ");
    private static final String PAGE = "<!doctype html><title>.</title><img src=\"https://tiles.example/1.png\">";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private HttpServer site;

    private final Page guide = Page.of(Page.ROOT.resolve("docs/pages/in-front.md"));

    @BeforeEach
    void startSite() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=1; Path=/");
            exchange.getResponseHeaders().add("Set-Cookie", "_pk_id.1.1=2; Path=/; Max-Age=33955200");
            byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void stopSite() {
        site.stop(0);
    }

    private Program front(String catalogue, int command) throws IOException {
        Files.writeString(directory.resolve("cookies.json"), catalogue);
        List<String> words = new ArrayList<>(List.of(text("sh", command)
                .strip()
                .replace("9000", site.getAddress().getPort() + "")
                .split(" ", -1)));
        // "java", "-jar" and the jar, whose classes are on the class path.
        words.subList(0, 3).clear();
        words.addAll(List.of("--port", "0"));
        return Program.start(directory, Demo.class.getName(), words.toArray(String[]::new));
    }

    private String text(String language, int index) {
        return guide.samples().stream()
                .filter(sample -> sample.language().equals(language))
                .toList()
                .get(index)
                .text();
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void blocksNothingInReportOnlyModeAndReportsUndeclared() throws Exception {
        try (Program front = front(text("json", 0), 1)) {
            HttpResponse<String> response = get(front.find(ADDRESS));
            assertTrue(response.body().contains("/consent/banner.js"), response.body());
            assertEquals(2, response.headers().allValues("Set-Cookie").size());
            front.find(Pattern.compile("(_pk_id.1.1)"));
            String output = String.join("\n", front.lines());
            text("text", 0).lines().forEach(line -> assertTrue(output.contains(line), line + " in " + output));
        }
    }

    @Test
    void blocksDeclaredCookieUntilConsent() throws Exception {
        String whole = text("json", 0);
        String declared = whole.substring(0, whole.indexOf("\"categories\"")) + text("json", 1) + "}";
        try (Program front = front(declared, 2)) {
            HttpResponse<String> response = get(front.find(ADDRESS));
            assertEquals(List.of("JSESSIONID=1; Path=/"), response.headers().allValues("Set-Cookie"));
            assertTrue(response.body().contains(" data-consent-src=\"https://tiles.example/1.png\""), response.body());
            assertTrue(Files.exists(directory.resolve("data/consent.db")));
        }
    }
}
