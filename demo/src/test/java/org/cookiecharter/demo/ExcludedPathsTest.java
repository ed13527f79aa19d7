// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.demo.upstream.PlainSite;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of paths of a site that are passed unchanged. */
@Timeout(60)
class ExcludedPathsTest {
    private static final String PAGE = "<!DOCTYPE html><html><head><title>A</title></head><body>A</body></html>";

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({
        "/wp-admin/edit.php?a=b, true",
        "/wp-admin/, true",
        "/feed, true",
        "/files/a.html, true",
        "/, false",
        "/wp-adminx, false",
        "/feed/1, false",
        "/a/wp-admin/, false",
    })
    void proxiesExcludedPathsUnchanged(String path, boolean unchanged) throws Exception {
        try (PlainSite site = PlainSite.saying(200, PAGE, "Content-Type: text/html", "Set-Cookie: _ga=1");
                RunningDemo demo = new RunningDemo(
                        Options.DEFAULT
                                .withUpstream(site.uri())
                                .withProxy(
                                        ProxyOptions.DEFAULT.withExcluded(List.of("/wp-admin/*", "/feed", "*.html"))),
                        data)) {
            HttpResponse<String> response = demo.get(path, "Cookie", "_gid=2");
            assertEquals(unchanged, response.body().equals(PAGE), response.body());
            assertEquals(unchanged, response.headers().allValues("Set-Cookie").equals(List.of("_ga=1")));
            assertEquals(
                    unchanged ? List.of("_gid=2") : List.of(),
                    site.takeReceived().header("Cookie"));
        }
    }
}
