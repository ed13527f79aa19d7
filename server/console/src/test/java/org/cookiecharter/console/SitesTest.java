// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.catalogue.CatalogueSource;
import org.cookiecharter.console.ConsoleClient.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a console of several sites, whose catalogues are in a directory. */
class SitesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path catalogues;

    @SuppressWarnings("NullAway.Init")
    private ConsoleServer server;

    @SuppressWarnings("NullAway.Init")
    private ConsoleClient ann;

    @BeforeEach
    void start() throws Exception {
        catalogues = Files.createDirectory(directory.resolve("catalogues"));
        Files.copy(ConsoleServer.write(directory), catalogues.resolve("example.org.json"));
        server = new ConsoleServer(catalogues, console -> {});
        ann = server.user("ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void firstPageListsSites() throws Exception {
        Page page = ann.get("");
        assertEquals(200, page.status());
        assertEquals(0, page.document().select("nav").size());
        assertEquals(
                "/admin/cookies/en/at/example.org/",
                page.document().select("main li a").attr("href"));
        assertTrue(page.text().contains("Published."), page.text());
    }

    @Test
    void addedSiteIsPublishedBesideTheOther() throws Exception {
        Page added = ann.submit(ann.get("").form("[name=host]"), "add", "host", " Shop.Example.org ");
        assertTrue(added.text().contains("shop.example.org"), added.text());
        Page site = ann.get("at/shop.example.org/site");
        Page saved = ann.submit(
                site.form("button[value=save]"),
                "save",
                "site",
                "https://shop.example.org",
                "controller.name",
                "Shop Ltd",
                "controller.contact",
                "privacy@example.org");
        assertEquals(200, saved.status());
        assertTrue(ann.get("").text().contains("shop.example.org Not published. There is a draft."));
        Page published =
                ann.submit(ann.get("at/shop.example.org/review").form("[name=note]"), "publish", "note", "New");
        assertTrue(published.text().contains("Published"), published.text());
        CatalogueProvider provider = CatalogueProvider.directory(catalogues);
        CatalogueSource source = Objects.requireNonNull(provider.find("shop.example.org"));
        assertEquals("https://shop.example.org", source.load().site());
        assertEquals(
                "https://example.org",
                Objects.requireNonNull(provider.find("example.org")).load().site());
        assertFalse(ann.get("at/example.org/history").text().contains("Version"));
    }

    private static String seen(String cookie) {
        return "{\"services\": [{\"id\": \"u\", \"cookies\": [{\"name\": \"" + cookie
                + "\", \"duration\": \"P14D\"}]}]}";
    }

    private static String audited(String cookie) {
        return "{\"format\": \"cookie-charter-audit/1\", \"findings\": [{\"rule\": \"undeclared\", \"subject\": \""
                + cookie + "\", \"facts\": {\"lifetime\": \"P30D\"}}]}";
    }

    @Test
    void siteListsOnlyWhatWasSeenOnIt() throws Exception {
        Path seen = Files.createDirectory(directory.resolve("seen"));
        Path audits = Files.createDirectory(directory.resolve("audits"));
        Files.writeString(seen.resolve("example.org.json"), seen("basket"));
        Files.writeString(seen.resolve("shop.example.org.json"), seen("voucher"));
        Files.writeString(audits.resolve("shop.example.org.json"), audited("colour"));
        Files.copy(catalogues.resolve("example.org.json"), catalogues.resolve("shop.example.org.json"));
        try (ConsoleServer several = new ConsoleServer(catalogues, console -> {
            console.setDiscoveryFile(seen);
            console.setAuditReport(audits);
        })) {
            ConsoleClient user = several.user("ann");
            assertEquals(
                    List.of("basket"),
                    user.get("at/example.org/discovered")
                            .document()
                            .select("main code")
                            .eachText());
            assertEquals(
                    List.of("voucher", "colour"),
                    user.get("at/shop.example.org/discovered")
                            .document()
                            .select("main code")
                            .eachText());
        }
    }

    @Test
    void rejectsOneDiscoveryFileForAllSites() throws Exception {
        Path seen = Files.writeString(directory.resolve("seen.json"), seen("basket"));
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> new ConsoleServer(catalogues, console -> console.setDiscoveryFile(seen)).close());
        assertTrue(String.valueOf(thrown.getMessage()).contains("must be an existing directory"), thrown.getMessage());
    }

    @Test
    void otherLanguageShowsSamePageOfSameSite() throws Exception {
        Page page = ann.get("at/example.org/services");
        assertEquals(
                "/admin/cookies/fr/at/example.org/services",
                page.document().select("a[hreflang=fr]").attr("href"));
        assertEquals(
                "/admin/cookies/en/at/example.org/services",
                page.document().select("nav a[aria-current]").attr("href"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at/..%2f..%2fetc/", "at/UPPER/", "at/_other/", "services", "at/a b/", "at/.json/"})
    void otherPathsAreNotFound(String path) throws Exception {
        int status = ann.get(path.replace(" ", "%20")).status();
        assertTrue(status == 404 || status == 400, path + " " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://example.org", "a/b", "_others.json", "é.example"})
    void rejectsInvalidHostName(String host) throws Exception {
        Page page = ann.submit(ann.get("").form("[name=host]"), "add", "host", host);
        assertEquals(422, page.status());
        assertTrue(page.text().contains("Not a host name"), page.text());
    }
}
