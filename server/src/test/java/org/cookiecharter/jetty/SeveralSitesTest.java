// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a server whose hosts have one catalogue each. */
class SeveralSitesTest {
    /** A catalogue with the services and revision of the sample, and another name. */
    private static final String OTHER = TestSite.JSON.replace("\"Carte\"", "\"Plan\"");

    private static final String FEW = """
            {"site": "https://few.example", "language": "en",
             "categories": [{"id": "needed", "consent": "exempt", "name": "Necessary"}],
             "services": [{"id": "own", "provider": "Few", "name": "Own", "category": "needed", "cookies": [
               {"name": "few", "purpose": "All", "duration": "session"}]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path catalogue(String host, String json) throws IOException {
        return Files.writeString(
                Files.createDirectories(directory.resolve("sites")).resolve(host + ".json"), json);
    }

    private TestSite site() {
        return new TestSite(directory, CatalogueProvider.directory(directory.resolve("sites")));
    }

    private static final String[] COOKIES = {"sid=1", "few=1", "_v=1"};

    @Test
    void allowsCookieOnHostThatDeclaresIt() throws Exception {
        catalogue("example.org", TestSite.JSON);
        catalogue("few.example", FEW);
        try (TestSite site = site().respondingWith(TestSite.setting(COOKIES))) {
            assertEquals(List.of("sid"), site.get("/").cookieNames());
            assertEquals(List.of("few"), site.get("/", "Host: few.example").cookieNames());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FEW.example", "few.example.", "few.example:8443", "Few.Example.:80"})
    void normalizesHostNames(String host) throws Exception {
        catalogue("few.example", FEW);
        try (TestSite site = site().respondingWith(TestSite.setting(COOKIES))) {
            assertEquals(List.of("few"), site.get("/", "Host: " + host).cookieNames());
        }
    }

    @Test
    void findsFileOfIpv6Address() throws Exception {
        catalogue("[::1]", FEW);
        try (TestSite site = site().respondingWith(TestSite.setting(COOKIES))) {
            assertEquals(List.of("few"), site.get("/", "Host: [::1]:8080").cookieNames());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"other.example", "sub.few.example", "_others", "..", "sites%2ffew.example", "few.example.json"})
    void blocksEverythingOnUndeclaredHost(String host) throws Exception {
        catalogue("few.example", FEW);
        AtomicInteger reached = new AtomicInteger();
        try (TestSite site = site().respondingWith((request, response) -> reached.incrementAndGet())) {
            for (String path : List.of("/", "/consent/", "/consent/choice")) {
                Reply reply = site.get(path, "Host: " + host);
                assertTrue(
                        reply.raw().startsWith("HTTP/1.1 421 ") || reply.raw().startsWith("HTTP/1.1 400 "));
                assertEquals(List.of(), reply.cookies());
            }
        }
        assertEquals(0, reached.get());
    }

    @Test
    void hostsWithoutFileShareDefault() throws Exception {
        catalogue("example.org", TestSite.JSON);
        catalogue("_others", FEW);
        try (TestSite site = site().respondingWith(TestSite.setting(COOKIES))) {
            assertEquals(List.of("sid"), site.get("/").cookieNames());
            assertEquals(List.of("few"), site.get("/", "Host: a.example").cookieNames());
            assertEquals(List.of("few"), site.get("/", "Host: b.example").cookieNames());
        }
    }

    @Test
    void servesUnknownHostWithoutDeclarationsInReportOnlyMode() throws Exception {
        catalogue("few.example", FEW);
        try (TestSite site = site().with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .respondingWith((request, response) -> {
                    Consent.of(request);
                    TestSite.setting(COOKIES).respond(request, response);
                })) {
            assertEquals(
                    List.of("sid", "few", "_v"),
                    site.get("/", "Host: other.example").cookieNames());
            assertEquals(3, site.consent.getUndeclared());
            Reply charter = site.get("/consent/", "Host: other.example");
            assertTrue(charter.raw().startsWith("HTTP/1.1 200 "), charter.raw());
            assertTrue(
                    site.get("/consent/banner.js", "Host: other.example").raw().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void rejectsSiteWithInvalidCatalogueAndServesOthers() throws Exception {
        catalogue("few.example", FEW);
        catalogue("wrong.example", FEW.replace("session", "a while"));
        AtomicInteger reached = new AtomicInteger();
        try (TestSite site = site().respondingWith((request, response) -> reached.incrementAndGet())) {
            Reply reply = site.get("/", "Host: wrong.example");
            assertTrue(reply.raw().startsWith("HTTP/1.1 503 "), reply.raw());
            assertEquals(0, reached.get());
            site.get("/", "Host: few.example");
            assertEquals(1, reached.get());
        }
    }

    @Test
    void rejectsInvalidDefaultCatalogueAtStartup() throws Exception {
        catalogue("_others", FEW.replace("session", "a while"));
        try (TestSite site = site()) {
            CatalogueException thrown =
                    assertThrows(CatalogueException.class, () -> site.respondingWith(TestSite.setting()));
            assertTrue(String.valueOf(thrown.getMessage()).contains("_others.json"), thrown.getMessage());
        }
    }

    @Test
    void ignoresGrantOfAnotherSite() throws Exception {
        catalogue("example.org", TestSite.JSON);
        catalogue("other.example", OTHER);
        try (TestSite site = site().respondingWith(TestSite.setting("_v=1"))) {
            Reply granted = site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}");
            String cookie = "Cookie: " + granted.cookies().get(0).split(";", 2)[0];
            JsonObject here = site.get("/consent/choice", cookie).json();
            assertTrue(here.get("decided").getAsBoolean());
            JsonObject there =
                    site.get("/consent/choice", "Host: other.example", cookie).json();
            assertEquals(here.get("revision"), there.get("revision"));
            assertEquals(false, there.get("decided").getAsBoolean());
            assertEquals(List.of("_v"), site.get("/", cookie).cookieNames());
            assertEquals(List.of(), site.get("/", "Host: other.example", cookie).cookieNames());
        }
    }

    @Test
    void appliesChoiceToAllHostsOfCookieDomain() throws Exception {
        catalogue("a.example.org", TestSite.JSON);
        catalogue("b.example.org", OTHER);
        try (TestSite site = site().with(consent -> consent.getSettings().setCookieDomain("example.org"))
                .respondingWith(TestSite.setting("_v=1"))) {
            Reply granted = site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}", "Host: a.example.org");
            String cookie = "Cookie: " + granted.cookies().get(0).split(";", 2)[0];
            assertEquals(
                    List.of("_v"), site.get("/", "Host: b.example.org", cookie).cookieNames());
        }
    }

    @Test
    void recordsNoticeOfItsHost() throws Exception {
        catalogue("example.org", TestSite.JSON);
        catalogue("other.example", OTHER);
        try (TestSite site = site().respondingWith(TestSite.setting())) {
            String choice = "{\"granted\":[\"map\"],\"method\":\"choose\",\"language\":\"fr\"}";
            String own = proof(site, site.put(choice), "Host: example.org");
            String other = proof(site, site.put(choice, "Host: other.example"), "Host: other.example");
            assertTrue(own.contains("\"Carte\"") && !own.contains("\"Plan\""), own);
            assertTrue(other.contains("\"Plan\"") && !other.contains("\"Carte\""), other);
        }
    }

    private static String proof(TestSite site, Reply chosen, String host) throws Exception {
        String cookie = "Cookie: " + chosen.cookies().get(0).split(";", 2)[0];
        String proof = site.get("/consent/proof", host, cookie).text();
        assertTrue(proof.contains(host.substring("Host: ".length())), proof);
        return proof;
    }
}
