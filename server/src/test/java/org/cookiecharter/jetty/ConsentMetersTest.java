// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.metrics.ConsentMeters;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the meters of a running handler. */
class ConsentMetersTest {
    private static final String WITH_ORIGIN =
            TestSite.JSON.replace("\"name\": \"Carte\",", "\"name\": \"Carte\", \"origins\": [\"maps.example\"],");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    private double count(String name, String... tags) {
        FunctionCounter counter =
                registry.find("cookie.charter." + name).tags(tags).functionCounter();
        assertNotNull(counter, name);
        return counter.count();
    }

    private TestSite site(String json) {
        TestSite site = new TestSite(directory, json);
        new ConsentMeters(site.consent.getMonitor()).bindTo(registry);
        return site;
    }

    @Test
    void countsCookiesByActionAndService() throws Exception {
        try (TestSite site = site(TestSite.JSON)) {
            site.respondingWith(TestSite.setting("sid=1", "_v=1", "_v=2", "_new=1", "_c=; Max-Age=0"));
            site.get("/", "Cookie: sid=1; _v=1; _vw_1=2; _other=3");

            assertEquals(1, count("cookies", "action", "set", "service", "login"));
            assertEquals(2, count("cookies", "action", "blocked", "service", "video"));
            assertEquals(1, count("cookies", "action", "blocked", "service", "(undeclared)"));
            assertEquals(1, count("cookies", "action", "deleted", "service", "count"));
            assertEquals(1, count("cookies", "action", "forwarded", "service", "login"));
            assertEquals(2, count("cookies", "action", "stripped", "service", "video"));
            assertEquals(1, count("cookies", "action", "stripped", "service", "(undeclared)"));
            assertEquals(2, count("cookies", "action", "expired", "service", "video"));
            assertEquals(0, count("cookies", "action", "set", "service", "map"));
        }
    }

    @Test
    void countsDeclaredRequestCookiesByServiceWithoutListener() throws Exception {
        try (TestSite site =
                site(TestSite.JSON).with(consent -> consent.getSettings().setCookieListener(null))) {
            site.respondingWith(TestSite.setting());
            site.get("/", "Cookie: sid=1; JSESSIONID=2; _v=1; _v=2; _vw_1=3");

            assertEquals(2, count("cookies", "action", "forwarded", "service", "login"));
            assertEquals(3, count("cookies", "action", "stripped", "service", "video"));
            // Two cookies of one name are expired by the same header fields.
            assertEquals(2, count("cookies", "action", "expired", "service", "video"));
        }
    }

    @Test
    void countsCookiesThatWouldBeBlockedInReportOnlyMode() throws Exception {
        try (TestSite site =
                site(TestSite.JSON).with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))) {
            site.respondingWith(TestSite.setting("_v=1"));
            site.get("/", "Cookie: _vw_1=2");

            assertEquals(2, count("cookies", "action", "would_block", "service", "video"));
            assertEquals(0, count("cookies", "action", "blocked", "service", "video"));
        }
    }

    @Test
    void countsChoicesByMethodAndPromptsAndRecords() throws Exception {
        try (TestSite site = site(TestSite.JSON)) {
            site.respondingWith(page("<p>Town"));
            site.get("/", "Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document");
            site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}");
            site.put("{\"granted\":[],\"method\":\"refuse-all\"}");

            assertEquals(1, count("prompts"));
            assertEquals(1, count("choices", "method", "choose"));
            assertEquals(1, count("choices", "method", "refuse-all"));
            assertEquals(0, count("choices", "method", "accept-all"));
            assertEquals(2, count("cookies", "action", "set", "service", "(consent)"));
            assertEquals(
                    2,
                    registry.get("cookie.charter.store.append")
                            .tag("outcome", "success")
                            .timer()
                            .count());
            assertTrue(registry.get("cookie.charter.store.append")
                            .tag("outcome", "success")
                            .timer()
                            .totalTime(TimeUnit.NANOSECONDS)
                    > 0);
        }
    }

    @Test
    void countsFailedAndLateRecordsOfClosedStore() throws Exception {
        try (TestSite site = site(TestSite.JSON)) {
            site.respondingWith(TestSite.setting());
            site.proofs.close();
            site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}");
            site.put("{\"granted\":[],\"method\":\"refuse-all\"}");

            assertEquals(
                    2,
                    registry.get("cookie.charter.store.append")
                            .tag("outcome", "failure")
                            .timer()
                            .count());
            assertEquals(1, registry.get("cookie.charter.store.late").gauge().value());
            assertEquals(0, registry.get("cookie.charter.store.pending").gauge().value());
            assertEquals(0, count("store.lost"));
        }
    }

    @Test
    void countsBlockedAndUndeclaredThirdPartiesAndReportedNames() throws Exception {
        try (TestSite site = site(WITH_ORIGIN)) {
            site.respondingWith(page("<img src=https://maps.example/1><img src=https://other.example/2>"));
            site.get("/");
            site.request(
                    "POST",
                    "/consent/discovery",
                    "{\"localStorage\":[\"basket\",\"_unknown\"],\"hosts\":[]}",
                    "Content-Type: application/json",
                    "Sec-Fetch-Site: same-origin");

            assertEquals(1, count("third.parties.blocked", "service", "map"));
            assertEquals(0, count("third.parties.blocked", "service", "video"));
            assertEquals(1, count("third.parties.undeclared"));
            assertEquals(2, count("storage.undeclared", "storage", "localStorage"));
        }
    }

    @Test
    void distinguishesAtMostTwoHundredServices() {
        String services =
                IntStream.range(0, 300).mapToObj(i -> """
                        {"id": "s%d", "provider": "Us", "name": "S", "category": "needed", "cookies": [
                          {"name": "c%d", "purpose": "Session", "duration": "session"}]}""".formatted(i, i)).collect(Collectors.joining(","));
        Catalogue catalogue = Catalogue.parse("""
                {"site": "https://example.org", "language": "en",
                 "controller": {"name": "Town", "contact": "privacy@example.org"},
                 "categories": [{"id": "needed", "consent": "exempt", "name": "Necessary"}],
                 "services": [%s]}""".formatted(services), "many.json");
        CookieMetrics metrics = new CookieMetrics();
        Set<String> added = new TreeSet<>();
        metrics.forEachService(added::add);
        metrics.addServices(catalogue);
        metrics.addServices(catalogue);

        assertEquals(200, metrics.getServices().size());
        assertEquals(metrics.getServices(), added);
        metrics.countBlockedReference(catalogue.services().get(299));
        assertEquals(1, metrics.getBlockedReferences("(others)"));
        assertEquals(0, metrics.getBlockedReferences("s299"));
        assertEquals(0, metrics.getCount("s299", CookieAction.SET));
    }

    private static TestSite.Application page(String html) {
        return (request, response) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            Content.Sink.write(
                    response,
                    false,
                    ByteBuffer.wrap(("<!doctype html><title>T</title>" + html).getBytes(StandardCharsets.UTF_8)));
        };
    }
}
