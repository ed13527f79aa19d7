// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.console.ConsoleClient.Page;
import org.cookiecharter.console.storage.FileStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of who can use the console, and from where. */
class AccessTest {
    private static final Map<String, String> SAME = Map.of("Sec-Fetch-Site", "same-origin");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private ConsoleServer server;

    @BeforeEach
    void start() throws Exception {
        file = ConsoleServer.write(directory);
        server = new ConsoleServer(file, console -> {});
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Map<String, List<String>> categoryForm(Page page, String token) {
        Map<String, List<String>> values = new HashMap<>(ConsoleClient.values(page.form("[name=name:fr]")));
        values.put("name:fr", List.of("Autre"));
        values.put("token", List.of(token));
        return values;
    }

    private boolean hasDraft() {
        return Files.exists(FileStorage.directory(file).resolve("draft.json"));
    }

    @Test
    void rejectsEveryRequestWithoutUserName() throws Exception {
        for (String user : new String[] {"", "  ", "x".repeat(201)}) {
            ConsoleClient nobody = server.user(user);
            for (String path : new String[] {"", "site", "/admin/cookies/", "/admin/cookies/console.css", "none"}) {
                assertEquals(403, nobody.get(path).status(), user + ' ' + path);
            }
            assertEquals(403, nobody.post("site", Map.of(), SAME).status());
        }
    }

    @Test
    void acceptsFormOnlyWithTokenOfItsUser() throws Exception {
        ConsoleClient ann = server.user("ann");
        Page page = ann.get("category?id=statistics");
        String own = page.form("[name=name:fr]").select("[name=token]").attr("value");
        String others = server.user("bob")
                .get("site")
                .form("[name=site]")
                .select("[name=token]")
                .attr("value");
        assertNotEquals(own, others);
        for (String token : new String[] {"", "x", others, own + "A"}) {
            assertEquals(
                    403,
                    ann.post("category?id=statistics", categoryForm(page, token), SAME)
                            .status(),
                    token);
        }
        assertFalse(hasDraft());
        assertEquals(
                303,
                ann.post("category?id=statistics", categoryForm(page, own), SAME)
                        .status());
        assertTrue(hasDraft());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "403, -, -",
                "403, cross-site, -",
                "403, same-site, http://localhost",
                "403, none, http://localhost",
                "403, -, http://evil.example",
                "403, -, null",
                "403, -, http://localhost:8080",
                "403, -, http://localhost.evil.example",
                "403, same-origin, http://evil.example",
                "303, -, http://localhost",
                "303, -, https://localhost",
                "303, same-origin, -",
                "303, same-origin, http://localhost"
            })
    void acceptsFormOnlyFromOwnOrigin(int status, String site, String origin) throws Exception {
        ConsoleClient ann = server.user("ann");
        Page page = ann.get("category?id=statistics");
        String token = page.form("[name=name:fr]").select("[name=token]").attr("value");
        Map<String, String> fields = new HashMap<>();
        if (site != null) {
            fields.put("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            fields.put("Origin", origin);
        }
        assertEquals(
                status,
                ann.post("category?id=statistics", categoryForm(page, token), fields)
                        .status());
        assertEquals(status == 303, hasDraft());
    }

    @Test
    void sendsStrictPolicyWithEveryPage() throws Exception {
        Page page = server.user("ann").get("site");
        String policy = String.valueOf(page.response().get("Content-Security-Policy"));
        assertTrue(policy.startsWith("default-src 'none'; style-src 'self'; script-src 'nonce-"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("DENY", page.response().get("X-Frame-Options"));
        assertEquals("no-store", page.response().get("Cache-Control"));
        assertEquals("nosniff", page.response().get("X-Content-Type-Options"));
        assertTrue(page.document().select("[style], style, [onclick]").isEmpty());
    }

    @Test
    void redirectsRootToLanguageOfBrowserAndRejectsOtherMethods() throws Exception {
        ConsoleClient ann = server.user("ann");
        assertEquals(302, ann.get("/admin/cookies/").status());
        assertEquals("/admin/cookies/en/", ann.get("/admin/cookies/").response().get("Location"));
        assertEquals(404, ann.get("/admin/cookies/xx/").status());
        assertEquals(404, ann.get("none").status());
    }

    @Test
    void rejectsFormThatIsTooLong() throws Exception {
        ConsoleClient ann = server.user("ann");
        Page page = ann.get("category?id=statistics");
        String token = page.form("[name=name:fr]").select("[name=token]").attr("value");
        Map<String, List<String>> values = categoryForm(page, token);
        values.put("purpose:en", List.of("x".repeat(600_000)));
        assertEquals(413, ann.post("category?id=statistics", values, SAME).status());
        assertFalse(hasDraft());
    }
}
