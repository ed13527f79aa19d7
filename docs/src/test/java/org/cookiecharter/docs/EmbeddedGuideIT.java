// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the guide's program works as the guide describes, in a separate process. */
class EmbeddedGuideIT {
    private static final Pattern STARTED = Pattern.compile("Started .*ServerConnector.*\\{[^}]*:(\\d+)}");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private Program program;

    @SuppressWarnings("NullAway.Init")
    private URI site;

    @BeforeEach
    void start() throws Exception {
        Page guide = Page.of(Page.ROOT.resolve("docs/pages/embedded.md"));
        Files.writeString(directory.resolve("cookies.json"), sample(guide, "json"));
        // The demo, which is on the class path too, logs less.
        Files.writeString(directory.resolve("jetty-logging.properties"), "org.eclipse.jetty.LEVEL=INFO\n");
        // Any free port.
        String code = sample(guide, "java").replace("8080", "0");
        assertEquals("", JavaCode.compile(code, directory));
        program = Program.start(directory, "Main");
        site = URI.create("http://127.0.0.1:" + program.find(STARTED) + "/");
    }

    private static String sample(Page guide, String language) {
        return guide.samples().stream()
                .filter(sample -> sample.language().equals(language))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static List<String> names(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split("=", 2)[0])
                .toList();
    }

    @Test
    void showsBannerAndSetsSecondCookieAfterAccept() throws Exception {
        HttpResponse<String> first = send(HttpRequest.newBuilder(site));
        assertTrue(first.body().contains("<script src=\"/consent/banner.js?v="), first.body());
        assertTrue(first.body().endsWith("Statistics: false"), first.body());
        assertEquals(List.of("JSESSIONID"), names(first));
        assertEquals(
                200, send(HttpRequest.newBuilder(site.resolve("/consent/"))).statusCode());

        HttpResponse<String> chosen = send(HttpRequest.newBuilder(site.resolve("/consent/choice"))
                .header("Sec-Fetch-Site", "same-origin")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"granted\":[\"statistics\"],\"method\":\"accept-all\"}")));
        String choice = chosen.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        HttpResponse<String> second = send(HttpRequest.newBuilder(site).header("Cookie", choice));
        assertTrue(second.body().endsWith("Statistics: true"), second.body());
        assertEquals(List.of("JSESSIONID", "_pk_id.1.1"), names(second));
        assertTrue(Files.exists(directory.resolve("consent.db")));
    }
}
