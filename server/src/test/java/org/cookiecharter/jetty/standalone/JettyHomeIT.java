// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.Postgres;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Tests the archive in a base of the published Jetty, with a web application that only uses its API. */
class JettyHomeIT {
    static final String ADDED = "--add-modules=http,ee11-deploy,consent";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private JettyBase base;

    @BeforeEach
    void unpack() throws Exception {
        base = unpacked("12.1", "ee11");
    }

    private JettyBase unpacked(String version, String servlets) throws Exception {
        JettyBase unpacked = new JettyBase(Files.createDirectories(directory.resolve(version)), version);
        String added = unpacked.run(ADDED.replace("ee11", servlets));
        assertTrue(added.contains("initialized in ${jetty.base}/start.d/consent.ini"), added);
        assertTrue(added.contains("to ${jetty.base}/consent/cookies.json"), added);
        assertFalse(added.contains("download"), added);
        WebApplication.write(unpacked.directory().resolve("webapps/shop.war"), directory.resolve("classes"));
        return unpacked;
    }

    @Test
    void filtersDeployedWebApplicationFromStartToStop() throws Exception {
        int port = base.start();

        HttpResponse<String> first = get(port, "/shop/visit", "VISITOR_INFO1_LIVE=old; other=1");
        assertEquals(200, first.statusCode());
        assertTrue(first.body().contains("visit 1, videos false, sees [], gson false"), first.body());
        assertTrue(first.body().contains("<head><script src=\"/consent/banner.js?v="), first.body());
        List<String> set = set(first);
        assertEquals(List.of("JSESSIONID"), names(set), set.toString());
        assertEquals(200, get(port, scriptOf(first.body()), "").statusCode());

        String session = set.get(0).split(";", 2)[0];
        HttpResponse<String> choice = accept(port);
        assertEquals(200, choice.statusCode(), choice.body());
        String granted = set(choice).get(0).split(";", 2)[0];

        HttpResponse<String> second = get(port, "/shop/visit", session + "; " + granted + "; VISITOR_INFO1_LIVE=old");
        assertTrue(second.body().contains("visit 2, videos true"), second.body());
        assertTrue(second.body().contains("VISITOR_INFO1_LIVE"), second.body());
        assertEquals(List.of("VISITOR_INFO1_LIVE"), names(set(second)));

        HttpResponse<String> page = get(port, "/shop/index.html", "");
        assertTrue(page.body().contains("<head><script src=\"/consent/banner.js?v="), page.body());
        assertTrue(get(port, "/consent/", "").body().contains("Videos"));

        base.stop();
        assertTrue(Files.exists(base.directory().resolve("consent/consent.db")));
        assertFalse(Files.exists(base.directory().resolve("consent/consent.db-wal")), "the store is closed");
    }

    @Test
    void filtersWebApplicationOfPreviousJetty() throws Exception {
        base = unpacked("12.0", "ee10");
        int port = base.start();

        HttpResponse<String> first = get(port, "/shop/visit", "VISITOR_INFO1_LIVE=old; other=1");
        assertEquals(
                1,
                first.headers().allValues("Server").stream()
                        .filter(name -> name.startsWith("Jetty(12.0."))
                        .count());
        assertTrue(first.body().contains("visit 1, videos false, sees [], gson false"), first.body());
        assertTrue(first.body().contains("<head><script src=\"/consent/banner.js?v="), first.body());
        assertEquals(List.of("JSESSIONID"), names(set(first)));
        String session = set(first).get(0).split(";", 2)[0];

        String granted = set(accept(port)).get(0).split(";", 2)[0];
        HttpResponse<String> second = get(port, "/shop/visit", session + "; " + granted);
        assertTrue(second.body().contains("visit 2, videos true"), second.body());
        assertEquals(List.of("VISITOR_INFO1_LIVE"), names(set(second)));

        base.stop();
        assertFalse(Files.exists(base.directory().resolve("consent/consent.db-wal")), "the store is closed");
    }

    @Test
    void leavesPathsExcludedInIniUnchanged() throws Exception {
        base.replace(
                "start.d/consent.ini", "# consent.excludedPaths=", "consent.excludedPaths=/shop/index.html, /raw/*");
        int port = base.start();
        HttpResponse<String> excluded = get(port, "/shop/index.html", "VISITOR_INFO1_LIVE=old");
        assertFalse(excluded.body().contains("<script"), excluded.body());
        assertEquals(List.of(), excluded.headers().allValues("Set-Cookie"));
        HttpResponse<String> blocked = get(port, "/shop/visit", "VISITOR_INFO1_LIVE=old");
        assertTrue(blocked.body().contains("sees []"), blocked.body());
        assertTrue(blocked.body().contains("<script"), blocked.body());
    }

    @Test
    void databaseStoresProofsOfSeveralNodes() throws Exception {
        for (Class<?> library : List.of(HikariDataSource.class, PGSimpleDataSource.class)) {
            Path jar = Path.of(
                    library.getProtectionDomain().getCodeSource().getLocation().toURI());
            Files.copy(jar, base.directory().resolve("lib/consent").resolve(jar.getFileName()));
        }
        PGSimpleDataSource database = (PGSimpleDataSource) Postgres.freshDatabase();
        String store = "consent.store=" + database.getUrl() + "?user=postgres";
        assertTrue(base.run(store).contains("consent.node is missing; name this process"));

        int port = base.start(store, "consent.node=web-1");
        assertEquals(200, accept(port).statusCode());
        base.stop();
        assertFalse(Files.exists(base.directory().resolve("consent/consent.db")));
        try (ProofStore proofs = PostgresProofStore.open(database)) {
            ChainHead head = proofs.heads().get(0);
            assertEquals("web-1", head.node());
            assertEquals(1, head.place());
        }
    }

    @Test
    void runsAsNamedModules() throws Exception {
        int port = base.start("--jpms");
        HttpResponse<String> visit = get(port, "/shop/visit", "");
        assertTrue(visit.body().contains("visit 1, videos false, sees [], gson false"), visit.body());
        assertEquals(List.of("JSESSIONID"), names(set(visit)));
        assertEquals(200, get(port, "/consent/layers.json", "").statusCode());
    }

    @Test
    void reportsAllErrorsOfCatalogueAndPropertiesAtStartup() throws Exception {
        base.replace("start.d/consent.ini", "# consent.mode=enforce", "consent.mode=enforced");
        base.replace("start.d/consent.ini", "consent.injectBanner=true", "consent.injectBanner=yes");
        String properties = base.run();
        assertTrue(properties.contains("consent.mode (enforced) must be one of [enforce, report-only]"), properties);
        assertTrue(properties.contains("consent.injectBanner (yes) must be true or false"), properties);

        base.replace("start.d/consent.ini", "consent.mode=enforced", "consent.mode=enforce");
        base.replace("start.d/consent.ini", "consent.injectBanner=yes", "consent.injectBanner=true");
        base.replace("consent/cookies.json", "\"consent\": \"opt-in\"", "\"consent\": \"maybe\"");
        String catalogue = base.run();
        assertTrue(catalogue.contains("cookies.json: 1 error"), catalogue);
        assertTrue(catalogue.contains("$.categories[1].consent"), catalogue);
    }

    @Test
    void staysOutermostBeforeLaterModules() throws Exception {
        base.run("--add-modules=compression-gzip,rewrite,cross-origin,statistics,requestlog");
        String dump = base.run("--list-config");
        int own = dump.indexOf("etc/cookie-charter.xml");
        for (String other : List.of("jetty-compression.xml", "jetty-rewrite.xml", "jetty-cross-origin.xml")) {
            assertTrue(dump.indexOf(other) > 0 && dump.indexOf(other) < own, other + " comes later in " + dump);
        }
    }

    @Test
    void upgradeKeepsCatalogue() throws Exception {
        base.replace("consent/cookies.json", "Example Town", "Our Town");
        base.run("--create-files");
        assertTrue(Files.readString(base.directory().resolve("consent/cookies.json"))
                .contains("Our Town"));
    }

    private static String scriptOf(String page) {
        int start = page.indexOf("src=\"") + 5;
        return page.substring(start, page.indexOf('"', start));
    }

    private HttpResponse<String> accept(int port) throws Exception {
        return request(HttpRequest.newBuilder(address(port, "/consent/choice"))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"granted\":[\"videos\"]}")));
    }

    private HttpResponse<String> get(int port, String path, String cookies) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(port, path));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return request(request);
    }

    private HttpResponse<String> request(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Returns the cookies that are set and not deleted. */
    private static List<String> set(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> !cookie.contains("Max-Age=0"))
                .toList();
    }

    private static List<String> names(List<String> cookies) {
        List<String> names = new ArrayList<>();
        cookies.forEach(cookie -> names.add(cookie.split("=", 2)[0]));
        return names;
    }
}
