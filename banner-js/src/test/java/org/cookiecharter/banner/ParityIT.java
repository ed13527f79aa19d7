// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that scripts observe the same with and without the banner: thousands of operations, generated from the table of
 * loading elements, run with consent and after a refusal, and are compared with the bare page. Some run by default;
 * {@code -Dparity=all} runs all, and prints their number.
 */
class ParityIT extends InChromium {
    private static final boolean ALL = "all".equals(System.getProperty("parity"));
    /** The number of operations per page, in which each leaves its elements. */
    private static final int PER_PAGE = 400;
    /** By default one page out of this many runs. */
    private static final int EVERY = 4;

    @BeforeEach
    void pages() {
        String script = "<script>" + Resource.text("/pages/parity.js") + "</script>";
        site.policy("origins", Map.of("127.0.0.1", "video"))
                .contentSecurity("default-src * data: blob: 'unsafe-inline'")
                .page("/with", "fr", script)
                .with("/without", """
                        <!DOCTYPE html><html lang="fr" dir="ltr"><head><meta charset="utf-8"><title>Portail</title>
                        <meta name="viewport" content="width=device-width">
                        <link rel="icon" href="data:,"></head><body>%s</body></html>
                        """.formatted(script));
    }

    @Test
    void leavesPageUnchangedAfterConsent() {
        try (BrowserContext visitor = chromium().context()) {
            open(visitor, "/with").evaluate("cookieCharter.acceptAll()");
            compare(visitor, true);
        }
    }

    @Test
    void returnsWrittenMarkupAndLoadsNothingAfterRefusal() {
        try (BrowserContext visitor = chromium().context()) {
            open(visitor, "/with").evaluate("cookieCharter.refuseAll()");
            compare(visitor, false);
        }
    }

    private Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        page.navigate(site.at(path));
        return page;
    }

    private void compare(BrowserContext visitor, boolean consented) {
        List<String> differences = new ArrayList<>();
        int operations = 0;
        int count = Integer.MAX_VALUE;
        for (int from = 0; from < count; from += PER_PAGE * (ALL ? 1 : EVERY)) {
            Run alone = run(visitor, "/without", from);
            Run guarded = run(visitor, "/with", from);
            count = alone.count();
            operations += alone.results().size();
            for (int i = 0; i < alone.results().size(); i++) {
                if (!alone.results().get(i).equals(guarded.results().get(i))) {
                    differences.add("alone   " + alone.results().get(i) + "\nguarded "
                            + guarded.results().get(i));
                }
            }
            if (consented && !alone.errors().equals(guarded.errors())) {
                differences.add("errors: expected " + alone.errors() + ", but were " + guarded.errors());
            }
            Set<String> expected = consented ? alone.requests() : Set.of();
            if (consented) {
                expected.removeAll(alone.cancelled());
                guarded.requests().removeAll(alone.cancelled());
            }
            if (!expected.equals(guarded.requests())) {
                differences.add("requests from operation " + from + ": expected " + expected + ", but were "
                        + guarded.requests());
            }
        }
        System.out.println(operations + " of " + count + " operations, " + differences.size() + " differ");
        assertTrue(operations > 1000, operations + " operations");
        assertEquals(List.of(), differences, () -> differences.size() + " differ:\n" + String.join("\n", differences));
    }

    private record Run(int count, List<String> results, Set<String> requests, Set<String> errors) {
        /** Returns the navigations that the next statement cancels: the browser may have sent the request before, or not. */
        Set<String> cancelled() {
            return results.stream()
                    .filter(result -> result.matches("(?s)\\d+ (frame|iframe|embed|object) \\S+ \\d twice .*"))
                    .map(result -> result.substring(0, result.indexOf(' ')))
                    .flatMap(number -> Stream.of("x", "y", "p", "s").map(path -> "GET /" + path + number + " "))
                    .collect(Collectors.toSet());
        }
    }

    private Run run(BrowserContext visitor, String path, int from) {
        site.requests.clear();
        Set<String> errors = new TreeSet<>();
        Page page = visitor.newPage();
        // Pages parsed as scripts, and the like.
        page.onPageError(error -> errors.add(error.lines().findFirst().orElse("")));
        page.navigate(site.at(path));
        String table = Resource.bundle("loading.json");
        String json = (String) page.evaluate(
                "([table, third, from, to]) => JSON.stringify(parity(JSON.parse(table), third, from, to))",
                List.of(table, site.thirdParty(""), from, from + PER_PAGE));
        int known;
        do {
            known = site.requests.size();
            page.waitForTimeout(1000);
        } while (site.requests.size() > known);
        page.evaluate("fetch('/last').then(() => new Promise(done => requestIdleCallback(done)))");
        page.close();
        var result = JsonParser.parseString(json).getAsJsonObject();
        List<String> results = new ArrayList<>();
        result.getAsJsonArray("results").forEach(one -> results.add(one.getAsString()));
        Set<String> requests = new TreeSet<>();
        for (String request : site.requests) {
            if (request.matches("\\S+ /[xyps]\\d+\\s.*")) {
                requests.add(request);
            }
        }
        return new Run(result.get("count").getAsInt(), results, requests, errors);
    }
}
