// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the samples in Java: they start, and block the cookie of statistics until the visitor consents. */
class JavaSamplesIT {
    private static final Pattern JAVALIN = Pattern.compile("Listening on http://localhost:(\\d+)/");
    private static final Pattern SPRING = Pattern.compile("started on port (\\d+) ");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void jettyBlocksStatisticsUntilConsent() throws Exception {
        try (SampleProcess site = Sample.copy("jetty-maven", directory).startJar(Sample.JETTY)) {
            assertBlocksStatisticsUntilConsent(site, "JSESSIONID");
        }
    }

    @Test
    void javalinBlocksStatisticsUntilConsent() throws Exception {
        try (SampleProcess site = Sample.copy("javalin", directory).startJar(JAVALIN)) {
            assertBlocksStatisticsUntilConsent(site, "JSESSIONID");
        }
    }

    @Test
    void jettyHomeBlocksStatisticsUntilConsent() throws Exception {
        try (SampleProcess site = Sample.copy("war-in-jetty-home", directory).startInJettyHome()) {
            assertBlocksStatisticsUntilConsent(site, "JSESSIONID");
        }
    }

    @Test
    void tomcatBlocksStatisticsUntilConsent() throws Exception {
        try (SampleProcess site = Sample.copy("tomcat", directory).startInTomcat()) {
            assertBlocksStatisticsUntilConsent(site, "JSESSIONID");
        }
    }

    @Test
    void springBootBlocksStatisticsUntilConsentAndAsksForLogin() throws Exception {
        try (SampleProcess site = Sample.copy("spring-boot", directory).startJar(SPRING)) {
            assertBlocksStatisticsUntilConsent(site);
            HttpResponse<String> account = site.get("/account");
            assertEquals(302, account.statusCode());
            assertTrue(account.headers().firstValue("Location").orElseThrow().endsWith("/login"));
            assertEquals(List.of("JSESSIONID"), names(account));
            assertTrue(site.get("/login").body().contains("/consent/banner.js"));
        }
    }

    @Test
    void scriptTagPageShowsFilmAfterConsentOnly() throws Exception {
        try (SampleProcess site = Sample.copy("script-tag", directory).startJar(Sample.JETTY)) {
            String page = site.get("/").body();
            assertTrue(page.contains("<script src=\"/consent/banner.js\"></script>"), page);
            assertTrue(page.contains("type=\"text/plain\" data-consent=\"statistics\""), page);
            assertFalse(page.contains(" src=\"https://www.youtube-nocookie.com"), page);
            assertEquals(200, site.get("/statistics.js").statusCode());
            assertEquals(200, site.get("/consent/banner.js").statusCode());
            String shown = site.get("/", "Cookie", site.choose("videos")).body();
            assertTrue(shown.contains("https://www.youtube-nocookie.com"), shown);
        }
    }

    private static void assertBlocksStatisticsUntilConsent(SampleProcess site, String... exempt) throws Exception {
        HttpResponse<String> first = site.get("/");
        assertEquals(200, first.statusCode(), first.body());
        assertTrue(first.body().contains("<script src=\"/consent/banner.js?v="), first.body());
        assertTrue(text(first).contains("Statistics: false."), first.body());
        assertEquals(List.of(exempt), names(first));
        assertEquals(200, site.get("/consent/").statusCode());

        HttpResponse<String> second = site.get("/", "Cookie", site.choose("statistics"));
        assertTrue(text(second).contains("Statistics: true."), second.body());
        assertTrue(names(second).contains("_pk_id.1.1"), names(second).toString());
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replaceAll("<[^>]*>", "");
    }

    private static List<String> names(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split("=", 2)[0])
                .toList();
    }
}
