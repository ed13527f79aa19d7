// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.TestSite.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the events of the listener, the counters and the log. */
class CookieListenerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private interface Work {
        void run() throws Exception;
    }

    /** Returns the log of this work. */
    private static String log(Work work) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private static long times(String needle, String text) {
        return Pattern.compile(Pattern.quote(needle)).matcher(text).results().count();
    }

    @Test
    void reportsEachCookieInOrderOfDecision() throws Exception {
        try (TestSite site = new TestSite(directory)
                .respondingWith(
                        setting("_v=1", "sid=1; Max-Age=60", "JSESSIONID=1; Max-Age=9", "_c=1", "other=; Max-Age=0"))) {
            site.get("/", "Cookie: sid=2; _c=1; _m=1; " + site.cookie("stats", "video"));
            assertEquals(
                    List.of(
                            "sid FORWARDED EXEMPT",
                            "_c FORWARDED GRANTED",
                            "_m STRIPPED REFUSED",
                            "cookies_preferences FORWARDED CONSENT_COOKIE",
                            "_v SET GRANTED",
                            "sid SET EXEMPT",
                            "JSESSIONID SHORTENED EXEMPT",
                            "_c NOT_RENEWED GRANTED",
                            "other DELETED CLIENT_DELETION",
                            "_m EXPIRED REFUSED"),
                    site.story());
            for (CookieAction action : CookieAction.values()) {
                long reported = site.events.stream()
                        .filter(event -> event.action() == action)
                        .count();
                assertEquals(reported, site.consent.count(action), action.name());
            }
        }
    }

    @Test
    void reportsBlockedCookiesWithReason() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(setting("_v=1", "_c=1", "bare", "=_v=2"))) {
            site.get("/", "Sec-GPC: 1");
            assertEquals(
                    List.of("_v BLOCKED UNDECIDED", "_c BLOCKED GPC", " BLOCKED UNDECLARED", "_v BLOCKED UNDECIDED"),
                    site.story());
        }
    }

    @Test
    void appliesChoiceWithinItsResponse() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(setting())) {
            site.put("{\"granted\":[\"map\"]}", "Cookie: _v=1; " + site.cookie("video"));
            assertEquals(List.of("cookies_preferences SET CONSENT_COOKIE", "_v EXPIRED REFUSED"), site.story());
        }
    }

    @Test
    void reportsRequestOfHandler() throws Exception {
        List<String> reported = new CopyOnWriteArrayList<>();
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings()
                        .setCookieListener(
                                (request, event) -> reported.add(request.uri().getPath()
                                        + ' '
                                        + Consent.of(request).allows("media"))))
                .respondingWith(setting("sid=1"))) {
            site.get("/there");
        }
        assertEquals(List.of("/there false"), reported);
    }

    @Test
    void ignoresExceptionOfListener() throws Exception {
        List<String> reported = new CopyOnWriteArrayList<>();
        TestSite failing = new TestSite(directory)
                .with(consent -> consent.getSettings().setCookieListener((request, event) -> {
                    reported.add(event.name());
                    throw new IllegalStateException("thrown by the test");
                }));
        String log = log(() -> {
            try (TestSite site = failing.respondingWith(setting("sid=1", "_v=1"))) {
                assertEquals(List.of("sid"), site.get("/").cookieNames());
            }
        });
        assertEquals(List.of("sid", "_v"), reported);
        assertEquals(2, times("The cookie listener failed", log));
    }

    @Test
    void countsUndeclaredNameAlwaysAndLogsItOnce() throws Exception {
        String log = log(() -> {
            try (TestSite site = new TestSite(directory).respondingWith(setting("other=1"))) {
                site.get("/", "Cookie: other=1");
                site.get("/", "Cookie: third=1");
                site.settle();
                // Once stripped, once blocked and once expired; then stripped, expired and blocked.
                assertEquals(6, site.consent.getUndeclared());
            }
        });
        assertEquals(1, times("The cookie \"other\" is not in the catalogue", log));
        assertEquals(1, times("The cookie \"third\" is not in the catalogue", log));
    }

    @Test
    void countsConsentCookieOfApplicationAlwaysAndLogsItOnce() throws Exception {
        String log = log(() -> {
            try (TestSite site = new TestSite(directory).respondingWith(setting("cookies_preferences=1"))) {
                site.get("/");
                site.get("/");
                site.settle();
                assertEquals(2, site.consent.getBean(CookieMetrics.class).getReserved());
            }
        });
        assertEquals(1, times("The application sets the consent cookie \"cookies_preferences\" itself", log));
    }

    @Test
    void countsAndLogsAllowedUndeclaredCookies() throws Exception {
        String log = log(() -> {
            try (TestSite site = new TestSite(directory)
                    .with(consent -> consent.getSettings().setAllowUndeclared(true))
                    .respondingWith(setting("other=1"))) {
                assertEquals(
                        List.of("other"), site.get("/", "Cookie: other=1; bare").cookieNames());
                site.settle();
                assertEquals(3, site.consent.getUndeclared());
                assertEquals(
                        List.of(
                                "other FORWARDED UNDECLARED_ALLOWED",
                                " FORWARDED UNDECLARED_ALLOWED",
                                "other SET UNDECLARED_ALLOWED"),
                        site.story());
            }
        });
        assertEquals(1, times("The cookie \"other\" is not in the catalogue", log));
    }

    @Test
    void limitsLoggedNames() throws Exception {
        String log = log(() -> {
            try (TestSite site = new TestSite(directory).respondingWith(setting())) {
                for (int i = 0; i < 30; i++) {
                    StringBuilder cookies = new StringBuilder("Cookie: sid=1");
                    for (int j = 0; j < 50; j++) {
                        cookies.append("; n").append(i * 50 + j).append("=1");
                    }
                    site.get("/", cookies.toString());
                }
                site.settle();
                assertTrue(site.consent.getUndeclared() >= 1500);
            }
        });
        assertEquals(1000, times("is not in the catalogue", log));
    }

    @Test
    void escapesNamesInLog() throws Exception {
        String log = log(() -> {
            try (TestSite site = new TestSite(directory)
                    .respondingWith((request, response) ->
                            response.getHeaders().add("Set-Cookie", "evil\r\nFORGED \u001b[31m=1"))) {
                site.get("/", "Cookie: " + "n".repeat(300) + "=1");
            }
        });
        assertFalse(log.contains("\nFORGED"), log);
        assertFalse(log.contains("\u001b"), log);
        assertFalse(log.contains("n".repeat(81)), log);
    }
}
