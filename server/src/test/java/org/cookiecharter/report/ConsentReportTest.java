// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.DailyCount;
import org.cookiecharter.proof.DailyCount.Kind;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the operator's report over HTTP, with the counts of several days. */
class ConsentReportTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
    private static final NoticeSnapshot SHOWN = NoticeSnapshot.of(new JsonPrimitive("Cookies?"));
    private static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "categories": [{"id": "media", "consent": "opt-in", "name": "Media", "purpose": "Show films"}],
             "services": [
              {"id": "video", "provider": "Them", "name": "Video", "category": "media",
               "cookies": [{"name": "_v", "purpose": "Measure", "duration": "P6M"}]}]}
            """;
    private static final String HOSTILE = "=1<script>alert(1)</script>\"&'";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private ProofStore proofs;

    private final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);

    @BeforeEach
    void start() throws Exception {
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        choose("2026-03-09", "fr", ChoiceMethod.ACCEPT_ALL, List.of("media"), List.of());
        choose("2026-03-09", "fr", ChoiceMethod.REFUSE_ALL, List.of(), List.of("media", "video"));
        choose("2026-03-10", "en", ChoiceMethod.CHOOSE, List.of("video"), List.of("media"));
        choose("2026-03-10", "en", ChoiceMethod.WITHDRAW, List.of(), List.of("media", "video"));
        choose("2025-12-24", "en", ChoiceMethod.REFUSE_ALL, List.of(), List.of("media", "video"));
        proofs.addDailyCounts(List.of(
                new DailyCount(TODAY, Kind.ASKED, "", 40),
                new DailyCount(TODAY, Kind.ANSWERED, "", 10),
                new DailyCount(TODAY, Kind.SET_COOKIE, DailyCount.name(HOSTILE), 3),
                new DailyCount(TODAY, Kind.THIRD_PARTY, "ads.example", 7)));
        ConsentReport report = new ConsentReport(
                proofs,
                Catalogue.parse(CATALOGUE, "cookies.json"),
                Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC));
        server.addConnector(connector);
        server.setHandler(new ContextHandler(report, "/admin/consent"));
        server.start();
    }

    @AfterEach
    void stop() {
        LifeCycle.stop(server);
        proofs.close();
    }

    private void choose(String day, String language, ChoiceMethod method, List<String> granted, List<String> refused) {
        Instant at = Instant.parse(day + "T10:00:00Z");
        ConsentRecord record = new ConsentRecord(
                granted.isEmpty() ? null : "A".repeat(22),
                at,
                at.plus(Duration.ofDays(180)),
                "example.org",
                "3f2a9c1e",
                language,
                "0123456789abcdef",
                SHOWN.hash(),
                granted,
                refused,
                method,
                null);
        proofs.append(record, SHOWN).join();
    }

    private String request(String path, String... fields) throws Exception {
        StringBuilder request = new StringBuilder("GET /admin/consent" + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        return connector.getResponse(request + "Connection: close\r\n\r\n");
    }

    private Document page(String query, String... fields) throws Exception {
        String response = request("/" + query, fields);
        assertTrue(response.startsWith("HTTP/1.1 200 "), response);
        return Jsoup.parse(response.substring(response.indexOf("\r\n\r\n")));
    }

    private static List<String> row(Document page, String figure, String head) {
        for (Element row : page.select("section[aria-labelledby=" + figure + "] tbody tr")) {
            if (row.child(0).text().equals(head)) {
                List<String> cells = new ArrayList<>();
                row.select("td").forEach(cell -> cells.add(cell.text()));
                return cells;
            }
        }
        return List.of();
    }

    @Test
    void showsEachFigureAsPlotWithTable() throws Exception {
        Document page = page("");
        assertEquals("en", page.select("html").attr("lang"));
        assertEquals(List.of("1", "0", "1", "0", "0"), row(page, "days", "2026-03-09"));
        assertEquals(List.of("0", "1", "0", "1", "0"), row(page, "days", "2026-03-10"));
        assertEquals(List.of("1", "2", "33%"), row(page, "services", "Media"));
        assertEquals(List.of("2", "1", "67%"), row(page, "services", "Video"));
        assertEquals(List.of("1", "1", "50%"), row(page, "languages", "French"));
        assertEquals(List.of("1", "0", "100%"), row(page, "languages", "English"));
        assertEquals(List.of("10", "30"), row(page, "answers", "2026-03-10"));
        assertEquals(List.of("7"), row(page, "undeclared", "ads.example (third party in pages)"));
        assertTrue(page.select("section[aria-labelledby=answers] > p").text().contains("left without one: 75%"));
        assertTrue(page.select("section[aria-labelledby=days] > p").text().startsWith("3 choices,"));
        for (Element plot : page.select("section > svg")) {
            assertEquals("img", plot.attr("role"));
            for (String id : plot.attr("aria-labelledby").split(" ", -1)) {
                assertFalse(page.select("#" + id).text().isEmpty(), id);
            }
        }
        assertEquals(5, page.select("section > svg").size());
    }

    @Test
    void acceptsPeriodAndRejectsInvalidPeriodWithRule() throws Exception {
        Document page = page("?from=2025-12-24&to=2025-12-24");
        assertEquals(List.of("0", "0", "1", "0", "0"), row(page, "days", "2025-12-24"));
        assertEquals(List.of(), row(page, "days", "2026-03-09"));
        for (String wrong : List.of(
                "?from=soon", "?from=2026-03-10&to=2026-03-09", "?from=2020-01-01&to=2026-01-01", "?to=%3Cscript%3E")) {
            String response = request("/" + wrong);
            assertTrue(
                    response.startsWith("HTTP/1.1 400 ") && response.contains("two days such as 2026-01-31"), response);
            assertFalse(response.contains("<script"), response);
        }
    }

    @Test
    void escapesNetworkNamesInMarkupAndFormulas() throws Exception {
        String response = request("/");
        assertFalse(response.contains("<script"), response);
        assertEquals(List.of("3"), row(page(""), "undeclared", HOSTILE + " (cookie set by the site)"));
        String csv = request("/undeclared.csv");
        assertTrue(csv.contains("Content-Disposition: attachment; filename=\"undeclared.csv\""), csv);
        assertTrue(csv.contains("\r\n\"'=1<script>alert(1)</script>\"\"&' (cookie set by the site)\",3\r\n"), csv);
    }

    @Test
    void isInFrenchAndEnglish() throws Exception {
        Document french = page("", "Accept-Language: fr-BE, en;q=0.5");
        assertEquals("Rapport sur le consentement", french.select("h1").text());
        assertEquals("fr", french.select("html").attr("lang"));
        assertEquals(
                "Consent report",
                page("?lang=en", "Accept-Language: fr").select("h1").text());
        assertEquals(
                "Consent report",
                page("?lang=xx", "Accept-Language: de").select("h1").text());
        assertTrue(request("/days.csv?lang=fr").contains("Jour,Tout accept"));
        ResourceBundle one = ResourceBundle.getBundle("org.cookiecharter.report.texts", Locale.FRENCH);
        assertEquals(
                one.keySet(),
                ResourceBundle.getBundle("org.cookiecharter.report.texts", Locale.ENGLISH)
                        .keySet());
    }

    @Test
    void loadsNothingExternalAndStoresNothing() throws Exception {
        String response = request("/");
        assertTrue(
                response.contains(
                        "Content-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
                response);
        assertTrue(response.contains("Cache-Control: no-store"), response);
        assertFalse(response.contains(" style="), response);
        assertTrue(request("/report.css").contains("Content-Type: text/css"));
        assertTrue(request("/nothing").startsWith("HTTP/1.1 404 "));
    }

    @Test
    void reportsUnreadableStoreAndRejectsOtherMethods() throws Exception {
        proofs.close();
        String response = request("/");
        assertTrue(response.startsWith("HTTP/1.1 503 ") && response.contains("cannot be read at the moment"), response);
        String post =
                connector.getResponse("POST /admin/consent/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(post.startsWith("HTTP/1.1 405 ") && post.contains("Allow: GET, HEAD"), post);
    }
}
