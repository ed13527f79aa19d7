// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.demo.upstream.PlainSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that choices are enforced on a site without consent management. */
@Timeout(60)
class InFrontOfASiteIT {
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>Plain</title></head><body>Plain</body></html>";

    @TempDir
    private Path data;

    @Test
    void blocksUndeclaredAndStripsExistingCookies() throws Exception {
        try (PlainSite site = PlainSite.saying(
                        200, PAGE, "Content-Type: text/html", "Set-Cookie: _ga=1; Path=/", "Set-Cookie: sessionid=2");
                RunningDemo demo = RunningDemo.inFrontOf(site.uri(), data)) {
            demo.putCookie("_gid", "3");
            demo.putCookie("csrftoken", "4");
            HttpResponse<String> response = demo.get("/");
            List<String> set = response.headers().allValues("Set-Cookie");
            String gone = "; Path=/; Max-Age=0";
            String partitioned = gone + "; Secure; Partitioned";
            assertEquals(List.of("sessionid=2", "_gid=" + gone, "_gid=" + partitioned), set);
            assertEquals(List.of("csrftoken=4"), site.takeReceived().header("Cookie"));
        }
    }

    @Test
    void insertsBannerIntoPages() throws Exception {
        try (PlainSite site = PlainSite.saying(200, PAGE, "Content-Type: text/html");
                RunningDemo demo = RunningDemo.inFrontOf(site.uri(), data)) {
            String page = demo.get("/").body();
            assertTrue(page.matches("(?s).*<head><script src=\"/consent/banner\\.js\\?v=[^\"]+\".*"), page);
        }
    }

    @Test
    void servesDiaryAtReservedPath() throws Exception {
        try (PlainSite site = PlainSite.saying(200, PAGE, "Content-Type: text/html", "Set-Cookie: _ga=1");
                RunningDemo demo = RunningDemo.inFrontOf(site.uri(), data)) {
            demo.get("/cookies");
            assertEquals("/cookies", site.takeReceived().uri());
            assertTrue(demo.get("/.cookie-charter/cookies").body().contains("<code>_ga</code>"));
            assertEquals(200, demo.get("/.cookie-charter/portal.css").statusCode());
        }
    }

    @Test
    void worksInFrontOfPythonServer() throws Exception {
        Optional<Python> started = Python.start(Files.createDirectory(data.resolve("site")));
        assumeTrue(started.isPresent(), "python3 is not on this machine");
        try (Python python = started.get();
                RunningDemo demo = RunningDemo.inFrontOf(python.uri(), data)) {
            Files.writeString(python.directory().resolve("index.html"), PAGE);
            Files.createDirectory(python.directory().resolve("below"));
            HttpResponse<String> page = demo.get("/");
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("/consent/banner.js"), page.body());
            assertTrue(page.body().endsWith("<body>Plain</body></html>"), page.body());
            HttpResponse<String> redirect = demo.get("/below");
            assertEquals(301, redirect.statusCode());
            assertEquals(
                    "/below/",
                    redirect.headers()
                            .firstValue("Location")
                            .map(l -> URI.create(l).getPath())
                            .orElse(""));
            assertEquals(404, demo.get("/nothing").statusCode());
            assertFalse(demo.get("/below/").body().isEmpty());
        }
    }

    /** {@code python3 -m http.server} on a free port. */
    private record Python(Process process, Path directory, int port) implements AutoCloseable {
        private static final Pattern PORT = Pattern.compile("port (\\d+)");

        static Optional<Python> start(Path directory) throws IOException {
            Process process;
            try {
                process = new ProcessBuilder("python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1")
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
            } catch (IOException absent) {
                return Optional.empty();
            }
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            for (String line; (line = out.readLine()) != null; ) {
                Matcher port = PORT.matcher(line);
                if (port.find()) {
                    return Optional.of(new Python(process, directory, Integer.parseInt(port.group(1))));
                }
            }
            return Optional.empty();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + port);
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
