// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a catalogue that changes while the server runs. */
class CatalogueReloadTest {
    /** The sample with an additional cookie of the video, and another exempt one. */
    private static final String NEXT = TestSite.JSON
            .replace(
                    "{\"name\": \"_v\",",
                    "{\"name\": \"_v2\", \"purpose\": \"Mesurer\", \"duration\": \"P6M\"}, {\"name\": \"_v\",")
            .replace("\"sid\"", "\"sid2\"");

    private static final String WRONG = TestSite.JSON.replace("P14D", "a fortnight");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final SteppedClock clock = new SteppedClock();

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("cookies.json");
        Files.writeString(file, TestSite.JSON);
    }

    private TestSite site(CatalogueProvider catalogues) throws Exception {
        return new TestSite(directory, catalogues)
                .with(consent -> consent.getSettings().setClock(clock))
                .respondingWith(TestSite.setting("sid=1", "sid2=1", "_v=1"));
    }

    /** Replaces a file atomically. */
    private static void replace(Path file, String json) throws IOException {
        Path next = file.resolveSibling("next");
        Files.writeString(next, json);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> kept(TestSite site, String... fields) throws Exception {
        clock.forward(Duration.ofSeconds(1));
        return site.get("/", fields).cookieNames();
    }

    @Test
    void loadsChangedCatalogueWithinOneSecond() throws Exception {
        try (TestSite site = site(CatalogueProvider.file(file))) {
            assertEquals(List.of("sid"), kept(site));
            replace(file, NEXT);
            assertEquals(List.of("sid"), site.get("/").cookieNames());
            assertEquals(List.of("sid2"), kept(site));
        }
    }

    @Test
    void keepsPreviousCatalogueUntilErrorsAreFixed() throws Exception {
        try (TestSite site = site(CatalogueProvider.file(file))) {
            assertEquals(List.of("sid"), kept(site));
            for (String json : List.of(WRONG, "", "{", TestSite.JSON.substring(0, 300))) {
                replace(file, json);
                assertEquals(List.of("sid"), kept(site), json);
                assertEquals(List.of("sid"), kept(site), json);
            }
            Files.delete(file);
            assertEquals(List.of("sid"), kept(site));
            Files.writeString(file, NEXT);
            assertEquals(List.of("sid2"), kept(site));
        }
    }

    @Test
    void rejectsInvalidOrMissingCatalogueAtStartup() throws Exception {
        Files.writeString(file, WRONG);
        assertThrows(CatalogueException.class, () -> site(CatalogueProvider.file(file)));
        Files.delete(file);
        assertThrows(UncheckedIOException.class, () -> site(CatalogueProvider.file(file)));
    }

    @Test
    void asksAgainAndKeepsOnlyUnchangedGrants() throws Exception {
        try (TestSite site = site(CatalogueProvider.file(file))) {
            Reply granted = site.put("{\"granted\":[\"video\",\"map\"],\"method\":\"choose\"}");
            String cookie = "Cookie: " + granted.cookies().get(0).split(";", 2)[0];
            assertEquals(List.of("sid", "_v"), kept(site, cookie));
            String revision = revision(site, cookie);
            replace(file, NEXT);
            assertEquals(List.of("sid2"), kept(site, cookie));
            assertFalse(revision(site, cookie).equals(revision));
            assertEquals(
                    "[\"map\"]",
                    site.get("/consent/choice", cookie)
                            .json()
                            .getAsJsonArray("granted")
                            .toString());
        }
    }

    private static String revision(TestSite site, String cookie) throws Exception {
        return site.get("/consent/choice", cookie).json().get("revision").getAsString();
    }

    @Test
    void rejectsGrantForCatalogueThatWasNotShown() throws Exception {
        try (TestSite site = site(CatalogueProvider.file(file))) {
            String shown =
                    site.get("/consent/catalogue.json").json().get("revision").getAsString();
            String choice = "{\"granted\":[\"video\"],\"method\":\"choose\",\"revision\":\"" + shown + "\"}";
            assertEquals(200, site.put(choice).status());
            replace(file, NEXT);
            kept(site);
            Reply refused = site.put(choice);
            assertEquals(409, refused.status());
            assertEquals(List.of(), refused.cookies());
            assertEquals(409, site.post("decision=accept-all&revision=" + shown).status());
            assertEquals(409, site.post("granted=video&revision=" + shown).status());
            assertEquals(303, site.post("decision=refuse-all&revision=" + shown).status());
            assertEquals(303, site.post("revision=" + shown).status());
            String now =
                    site.get("/consent/catalogue.json").json().get("revision").getAsString();
            assertEquals(200, site.put(choice.replace(shown, now)).status());
            assertTrue(site.get("/consent/").text().contains("name=\"revision\" value=\"" + now + '"'));
        }
    }

    @Test
    void asksNobodyAgainIfTextIsCorrected() throws Exception {
        try (TestSite site = site(CatalogueProvider.file(file))) {
            Reply granted = site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}");
            String cookie = "Cookie: " + granted.cookies().get(0).split(";", 2)[0];
            String revision = revision(site, cookie);
            replace(file, TestSite.JSON.replace("\"Carte\"", "\"Plan\""));
            assertEquals(List.of("sid", "_v"), kept(site, cookie));
            assertTrue(site.get("/consent/").text().contains("Plan"));
            assertEquals(revision, revision(site, cookie));
        }
    }

    @Test
    void servesScriptOfCurrentCatalogue() throws Exception {
        try (TestSite site = site(CatalogueProvider.file(file))) {
            kept(site);
            assertFalse(site.get("/consent/banner.js").text().contains("_v2"));
            replace(file, NEXT);
            kept(site);
            assertTrue(site.get("/consent/banner.js").text().contains("_v2"));
        }
    }

    @Test
    void addsAndRemovesSitesWithTheirFiles() throws Exception {
        Path sites = Files.createDirectory(directory.resolve("sites"));
        Files.writeString(sites.resolve("a.example.json"), TestSite.JSON);
        try (TestSite site = site(CatalogueProvider.directory(sites))) {
            assertEquals(List.of("sid"), kept(site, "Host: a.example"));
            assertTrue(site.get("/", "Host: b.example").raw().startsWith("HTTP/1.1 421 "));
            Files.writeString(sites.resolve("b.example.json"), NEXT);
            assertEquals(List.of("sid2"), kept(site, "Host: b.example"));
            Files.delete(sites.resolve("a.example.json"));
            kept(site, "Host: b.example");
            assertTrue(site.get("/", "Host: a.example").raw().startsWith("HTTP/1.1 421 "));
            replace(sites.resolve("b.example.json"), TestSite.JSON);
            assertEquals(List.of("sid"), kept(site, "Host: b.example"));
        }
    }

    @Test
    void keepsSitesIfFileNameIsNoHost() throws Exception {
        Path sites = Files.createDirectory(directory.resolve("sites"));
        Files.writeString(sites.resolve("a.example.json"), TestSite.JSON);
        try (TestSite site = site(CatalogueProvider.directory(sites))) {
            Files.writeString(sites.resolve("A copy.json"), TestSite.JSON);
            Files.writeString(sites.resolve("b.example.json"), TestSite.JSON);
            assertEquals(List.of("sid"), kept(site, "Host: a.example"));
            assertTrue(site.get("/", "Host: b.example").raw().startsWith("HTTP/1.1 421 "));
            Files.delete(sites.resolve("A copy.json"));
            assertEquals(List.of("sid"), kept(site, "Host: b.example"));
        }
    }

    @Test
    void usesOneCataloguePerResponseDuringReload() throws Exception {
        try (TestSite site = site(CatalogueProvider.file(file))) {
            AtomicBoolean over = new AtomicBoolean();
            Set<List<String>> received = ConcurrentHashMap.newKeySet();
            ExecutorService visitors = Executors.newFixedThreadPool(3);
            List<Future<?>> visits =
                    List.of(visit(visitors, site, received, over), visit(visitors, site, received, over));
            for (int i = 0; i < 100; i++) {
                replace(file, i % 2 == 0 ? NEXT : TestSite.JSON);
                assertEquals(List.of(i % 2 == 0 ? "sid2" : "sid"), settled(site, i % 2 == 0 ? "sid2" : "sid"));
            }
            over.set(true);
            for (Future<?> visit : visits) {
                visit.get();
            }
            visitors.shutdown();
            assertEquals(Set.of(List.of("sid"), List.of("sid2")), received);
        }
    }

    /**
     * Returns the cookies after the reload; another visitor's thread may read the file, so the first response may still
     * use the old catalogue.
     */
    private List<String> settled(TestSite site, String wanted) throws Exception {
        List<String> names = kept(site);
        for (int i = 0; i < 10_000 && !names.contains(wanted); i++) {
            names = site.get("/").cookieNames();
        }
        return names;
    }

    private static Future<?> visit(
            ExecutorService visitors, TestSite site, Set<List<String>> received, AtomicBoolean over) {
        return visitors.submit(() -> {
            while (!over.get()) {
                received.add(site.get("/").cookieNames());
            }
            return null;
        });
    }
}
