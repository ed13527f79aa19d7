// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.banner.BundledFile;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http.HttpTester;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the server finds the same elements in a page as Chromium's own parser: random pages contain no element
 * that still loads from a third party, and are the same documents apart from the marks. {@code -Dpages=100000} compares
 * more pages; {@code -Dpages.first=5000} begins with another seed.
 */
@Timeout(3600)
class ParserInChromiumIT {
    private static final int PAGES = Integer.getInteger("pages", 3_000);
    private static final int FIRST = Integer.getInteger("pages.first", 0);
    private static final int PER_CALL = 250;
    private static final int MAX_REPORTED = 12;

    private static final String CATALOGUE = """
            {"site": "http://site.example", "language": "en",
             "categories": [{"id": "videos", "consent": "opt-in", "name": "Videos", "purpose": "To show films"}],
             "services": [{"id": "film", "provider": "Films", "name": "Film", "category": "videos", "purpose": "To show",
               "origins": ["third.example"]}]}
            """;

    @TempDir
    private static Path directory;

    @AutoClose
    private static ProofStore proofs;

    @AutoClose
    private static Chromium chromium;

    private static final Server SERVER = new Server();
    private static final LocalConnector CONNECTOR = new LocalConnector(SERVER);
    private static volatile String markup = "";
    private static Page page;
    private static Object table;

    @BeforeAll
    static void start() throws Exception {
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        ConsentHandler consent = new ConsentHandler(Catalogue.parse(CATALOGUE, "catalogue.json"), proofs);
        consent.getSettings().setInjectBanner(true);
        consent.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.getHeaders().put("Content-Type", "text/html;charset=utf-8");
                response.write(true, ByteBuffer.wrap(markup.getBytes(StandardCharsets.UTF_8)), callback);
                return true;
            }
        });
        SERVER.setHandler(consent);
        SERVER.addConnector(CONNECTOR);
        SERVER.start();
        chromium = new Chromium();
        BrowserContext context = chromium.context(new Browser.NewContextOptions());
        context.route(
                "**/*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setBody("<!doctype html><title>Parser</title><body>")
                        .setContentType("text/html")
                        .setHeaders(Map.of("Content-Security-Policy", "default-src 'none'"))));
        page = context.newPage();
        page.navigate("http://site.example/");
        try (InputStream script = ParserInChromiumIT.class.getResourceAsStream("parser/documents.js")) {
            page.evaluate(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
        table = new Gson().fromJson(new String(BundledFile.read("loading.json"), StandardCharsets.UTF_8), Map.class);
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    @Test
    void findsTheElementsThatChromiumFinds() throws Exception {
        List<String> failures = new ArrayList<>();
        int blocked = 0;
        int failed = 0;
        for (int from = FIRST; from < FIRST + PAGES; from += PER_CALL) {
            List<List<String>> pages = new ArrayList<>();
            for (int seed = from; seed < from + PER_CALL; seed++) {
                List<String> rewritten = pair(new RandomMarkup(seed).parts());
                pages.add(rewritten);
                blocked += rewritten.get(1).contains("data-consent-blocked") ? 1 : 0;
            }
            List<List<String>> differences = compare(pages);
            for (int i = 0; i < differences.size(); i++) {
                if (!differences.get(i).isEmpty()) {
                    failed++;
                    if (failures.size() < MAX_REPORTED) {
                        failures.add((from + i) + ": " + report(new RandomMarkup(from + i).parts()));
                    }
                }
            }
        }
        System.out.println(PAGES + " pages, " + blocked + " with blocked elements, " + failed + " read differently");
        assertTrue(blocked > PAGES / 2, blocked + " with blocked elements");
        assertEquals(List.of(), failures, () -> String.join("\n", failures));
    }

    /** Returns a minimal version of a page that is parsed differently. */
    private static String report(List<String> page) throws Exception {
        List<String> parts = new ArrayList<>(page);
        for (int i = parts.size() - 1; i >= 0; i--) {
            List<String> fewer = new ArrayList<>(parts);
            fewer.remove(i);
            if (!compare(List.of(pair(fewer))).get(0).isEmpty()) {
                parts = fewer;
            }
        }
        List<String> pair = pair(parts);
        return pair.get(0) + "\n   " + pair.get(1) + "\n  "
                + compare(List.of(pair)).get(0);
    }

    /** Returns a page and its rewritten version. */
    private static List<String> pair(List<String> parts) throws Exception {
        markup = String.join("", parts);
        ByteBuffer response = CONNECTOR.getResponse(ByteBuffer.wrap("""
                GET / HTTP/1.1\r
                Host: site.example\r
                Sec-Fetch-Dest: document\r
                Connection: close\r
                \r
                """.getBytes(StandardCharsets.UTF_8)));
        byte[] content = HttpTester.parseResponse(response).getContentBytes();
        return List.of(markup, new String(content, StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static List<List<String>> compare(List<List<String>> pages) {
        return (List<List<String>>) page.evaluate("([table, pages]) => compare(table, pages)", List.of(table, pages));
    }
}
