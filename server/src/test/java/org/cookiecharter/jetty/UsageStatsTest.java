// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.proof.DailyCount;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the usage statistics that a site counts for its operator, besides choices. */
class UsageStatsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final String[] VISIT = {
        "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private TestSite site() {
        return new TestSite(directory);
    }

    private static TestSite.Application page(String... cookies) {
        return (request, response) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            TestSite.setting(cookies).respond(request, response);
        };
    }

    /** Returns the counts saved when the site has stopped, each as "kind name". */
    private Map<String, Long> received(TestSite site) {
        site.close();
        Map<String, Long> received = new TreeMap<>();
        try (ProofStore proofs = SqliteProofStore.open(site.file)) {
            proofs.forEachDailyCount(
                    DAY,
                    DAY,
                    one -> received.merge((one.kind().text() + " " + one.name()).strip(), one.times(), Long::sum));
        }
        return received;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a link on another site       | Sec-Fetch-Dest: document / Sec-Fetch-Site: cross-site  | 1",
                "an address typed             | Sec-Fetch-Dest: document / Sec-Fetch-Site: none        | 1",
                "the next page                | Sec-Fetch-Dest: document / Sec-Fetch-Site: same-origin | 0",
                "a frame elsewhere            | Sec-Fetch-Dest: iframe / Sec-Fetch-Site: cross-site    | 0",
                "a script                     | Sec-Fetch-Dest: empty / Sec-Fetch-Site: cross-site     | 0",
                "a page ahead of need         | Sec-Fetch-Dest: document / Sec-Fetch-Site: none / Sec-Purpose: prefetch | 0",
                "who does not want to be asked | Sec-Fetch-Dest: document / Sec-Fetch-Site: none / Sec-GPC: 1 | 0",
                "over TLS                     | X-Forwarded-Proto: https / Sec-Fetch-Dest: document / Sec-Fetch-Site: none | 1",
                "a program over TLS           | X-Forwarded-Proto: https / Accept: text/html           | 0",
                "an old browser               | Accept: text/html, */*;q=0.8                           | 1",
                "an old browser, the next page | Accept: text/html / Referer: http://example.org/a     | 0",
                "an old browser, from elsewhere | Accept: text/html / Referer: http://other.example/a  | 1",
                "a program                    | Accept: */*                                            | 0",
            })
    void countsPagesRequestedFromOutsideAsVisits(String what, String fields, int times) throws Exception {
        TestSite site = site().respondingWith(page());
        site.get("/", fields.split(" / "));
        Long received = received(site).get("asked");
        assertEquals(times, received == null ? 0 : received, what);
    }

    @Test
    void countsNoVisitOfMissingPage() throws Exception {
        TestSite site = site().respondingWith((request, response) -> {
            String path = request.getHttpURI().getPath();
            response.setStatus(path.equals("/none") ? 404 : 200);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, path.equals("/data") ? "application/json" : "TEXT/HTML");
        });
        site.get("/none", VISIT);
        site.get("/data", VISIT);
        site.request("HEAD", "/", "", VISIT);
        site.request("POST", "/", "a=b", VISIT);
        assertEquals(Map.of(), received(site));
    }

    @Test
    void countsNoVisitWithoutChoiceAfterChoice() throws Exception {
        TestSite site = site().respondingWith(page());
        site.get("/", VISIT);
        site.get("/", VISIT);
        Reply refusal = site.put("{\"granted\":[],\"method\":\"refuse-all\"}");
        String cookie = "Cookie: " + refusal.cookies().get(0).split(";", 2)[0];
        for (int i = 0; i < 3; i++) {
            site.get("/", VISIT[0], VISIT[1], VISIT[2], cookie);
        }
        // A changed choice, and content loaded once, do not count as second choices.
        site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}", cookie);
        site.put("{\"granted\":[\"video\"],\"method\":\"once\"}");
        assertEquals(Map.of("asked", 2L, "answered", 1L), received(site));
    }

    @Test
    void countsNoVisitWithoutChoosableCategory() throws Exception {
        String exempt = """
                {"site": "https://example.org", "language": "en",
                 "categories": [{"id": "needed", "consent": "exempt", "name": "Necessary"}],
                 "services": [{"id": "login", "provider": "Us", "name": "Log-in", "category": "needed", "cookies": [
                   {"name": "sid", "purpose": "Session", "duration": "P14D"}]}]}
                """;
        TestSite site = new TestSite(directory, exempt).respondingWith(page());
        site.get("/", VISIT);
        assertEquals(Map.of(), received(site));
    }

    @ParameterizedTest
    @CsvSource({"ENFORCE, false", "ENFORCE, true", "REPORT_ONLY, false"})
    void countsUndeclaredCookiesBySource(Mode mode, boolean pass) throws Exception {
        TestSite site = site().with(consent -> {
                    consent.getSettings().setMode(mode);
                    consent.getSettings().setAllowUndeclared(pass);
                })
                .respondingWith(page("_new=1; Path=/", "sid=1"));
        site.get("/", "Cookie: sid=1; stray=1; _new=1; _v=1");
        site.get("/", "Cookie: stray=2");
        assertEquals(Map.of("set-cookie _new", 2L, "sent-cookie stray", 2L, "sent-cookie _new", 1L), received(site));
    }

    @Test
    void countsThirdPartiesOfNoServiceByHost() throws Exception {
        TestSite site = site().with(consent -> consent.getSettings().setInjectBanner(true))
                .around(new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) {
                        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
                        String page = "<head></head><img src=https://pixel.example/a><img src=https://PIXEL.example/b>";
                        Content.Sink.write(response, true, page, callback);
                        return true;
                    }
                });
        site.get("/");
        assertEquals(Map.of("third-party pixel.example", 2L), received(site));
    }

    @Test
    void limitsInventedNames() throws Exception {
        TestSite site = site().respondingWith(page("_real=1"));
        site.get("/");
        for (int i = 0; i < 500; i += 10) {
            StringBuilder cookies = new StringBuilder("Cookie: ");
            for (int j = i; j < i + 10; j++) {
                cookies.append("invented").append(j).append("=1; ");
            }
            site.get(
                    "/",
                    cookies.append("long").append("x".repeat(300)).append("=1").toString());
        }
        Map<String, Long> received = received(site);
        // 200 of each kind, and one for all later names; the site's own cookies are counted separately.
        assertEquals(202, received.size());
        assertEquals(51L, received.get("set-cookie _real"));
        assertEquals(
                550L,
                received.entrySet().stream()
                        .filter(one -> one.getKey().startsWith("sent-cookie"))
                        .mapToLong(Map.Entry::getValue)
                        .sum());
        assertTrue(received.containsKey("sent-cookie " + "long" + "x".repeat(76)), received::toString);
        assertEquals(550L - 200 - 49, received.get("sent-cookie " + DailyCount.OTHERS));
    }

    @Test
    void escapesHostileNames() throws Exception {
        TestSite site = site().respondingWith(page("\u202e<b>=1"));
        site.get("/", "Cookie: a\u0001\"<script>=1");
        for (String name : received(site).keySet()) {
            assertTrue(name.matches("[ -~]*"), name);
        }
    }
}
