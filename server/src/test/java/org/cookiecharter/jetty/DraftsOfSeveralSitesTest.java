// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a server that drafts the catalogues of several sites. */
class DraftsOfSeveralSitesTest {
    private static final String FIRST = "first.example";
    private static final String SECOND = "second.example";
    private static final String UNKNOWN = "unknown.example";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void writeCatalogues() throws IOException {
        Path sites = Files.createDirectory(directory.resolve("sites"));
        for (String host : List.of(FIRST, SECOND)) {
            Files.writeString(
                    sites.resolve(host + ".json"), TestSite.JSON.replace("https://example.org", "https://" + host));
        }
    }

    /** Returns a site whose pages set a cookie and contain an image, both named after the host. */
    private TestSite site(Path draft, int maxLoadedSites) throws Exception {
        return new TestSite(directory, CatalogueProvider.directory(directory.resolve("sites")))
                .with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .with(consent -> consent.getSettings().setDraftFile(draft))
                .with(consent -> consent.getSettings().setMaxLoadedSites(maxLoadedSites))
                .respondingWith((request, response) -> {
                    String name = Request.getServerName(request).replace(".example", "");
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
                    response.getHeaders().add(HttpHeader.SET_COOKIE, "set_by_" + name + "=1");
                    response.write(
                            true,
                            ByteBuffer.wrap(("<!DOCTYPE html><html><head></head><body><img src=\"https://in-" + name
                                            + ".test/a.png\"></body></html>")
                                    .getBytes(StandardCharsets.UTF_8)),
                            Callback.NOOP);
                });
    }

    private static void visit(TestSite site, String host) throws Exception {
        String name = host.replace(".example", "");
        assertEquals(
                200,
                site.get("/", "Host: " + host, "Cookie: sent_to_" + name + "=1").status());
        String report = "{\"localStorage\": [\"stored_by_" + name + "\"], \"hosts\": [\"from-" + name + ".test\"]}";
        assertEquals(
                204,
                site.request("POST", "/consent/discovery", report, "Host: " + host, "Sec-Fetch-Site: same-origin")
                        .status());
    }

    private static List<String> items(String name) {
        return List.of(
                "\"set_by_" + name + '"',
                "\"in-" + name + ".test\"",
                "\"sent_to_" + name + '"',
                "\"stored_by_" + name + '"',
                "\"from-" + name + ".test\"");
    }

    private static void assertContains(String draft, String name, boolean isExpected) {
        items(name).forEach(item -> assertEquals(isExpected, draft.contains(item), item + " in " + draft));
    }

    @Test
    void eachSiteHasDraftOfItsOwn() throws Exception {
        Path drafts = Files.createDirectory(directory.resolve("drafts"));
        try (TestSite site = site(drafts, 1000)) {
            visit(site, FIRST);
            visit(site, SECOND);
            visit(site, UNKNOWN);
        }
        try (Stream<Path> files = Files.list(drafts)) {
            assertEquals(
                    List.of("_others.json", FIRST + ".json", SECOND + ".json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        String first = Files.readString(drafts.resolve(FIRST + ".json"));
        String second = Files.readString(drafts.resolve(SECOND + ".json"));
        String others = Files.readString(drafts.resolve("_others.json"));
        for (String name : List.of("first", "second", "unknown")) {
            assertContains(first, name, name.equals("first"));
            assertContains(second, name, name.equals("second"));
            assertContains(others, name, name.equals("unknown"));
        }
        assertTrue(first.contains("\"https://first.example\""), first);
    }

    @Test
    void siteWhoseCatalogueHasErrorsHasDraftOfItsOwn() throws Exception {
        Files.writeString(directory.resolve("sites").resolve(SECOND + ".json"), "{");
        Path drafts = Files.createDirectory(directory.resolve("drafts"));
        try (TestSite site = site(drafts, 1000)) {
            visit(site, SECOND);
        }
        assertContains(Files.readString(drafts.resolve(SECOND + ".json")), "second", true);
        assertFalse(Files.exists(drafts.resolve("_others.json")));
    }

    @Test
    void siteThatIsLoadedAgainKeepsItsDiscoveries() throws Exception {
        Path drafts = Files.createDirectory(directory.resolve("drafts"));
        try (TestSite site = site(drafts, 1)) {
            visit(site, FIRST);
            visit(site, SECOND);
            visit(site, FIRST);
        }
        assertContains(Files.readString(drafts.resolve(FIRST + ".json")), "first", true);
        assertContains(Files.readString(drafts.resolve(SECOND + ".json")), "second", true);
    }

    @Test
    void fileCollectsDiscoveriesOfAllSites() throws Exception {
        Path draft = directory.resolve("draft.json");
        try (TestSite site = site(draft, 1000)) {
            visit(site, FIRST);
            visit(site, SECOND);
        }
        assertContains(Files.readString(draft), "first", true);
        assertContains(Files.readString(draft), "second", true);
    }
}
