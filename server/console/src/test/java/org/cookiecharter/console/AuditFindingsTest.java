// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cookiecharter.console.ConsoleClient.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the console lists what an audit found and the catalogue does not declare. */
class AuditFindingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Page discovered(String audit) throws Exception {
        Path file = Files.writeString(directory.resolve("audit.json"), audit);
        Path seen = Files.writeString(
                directory.resolve("seen.json"),
                "{\"services\": [{\"id\": \"u\", \"cookies\": [{\"name\": \"basket\", \"duration\": \"P14D\"}]}]}");
        try (ConsoleServer server = new ConsoleServer(ConsoleServer.write(directory), console -> {
            console.setDiscoveryFile(seen);
            console.setAuditReport(file);
        })) {
            return server.user("ann").get("discovered");
        }
    }

    @Test
    void listsUndeclaredNamesAndHostsOfAuditOnce() throws Exception {
        Page page = discovered("""
            {"format": "cookie-charter-audit/1", "findings": [
              {"rule": "undeclared", "subject": "basket", "facts": {"lifetime": "P30D"}},
              {"rule": "undeclared", "subject": "colour", "facts": {"lifetime": "P30D"}},
              {"rule": "undeclared", "subject": "localStorage theme", "facts": {}},
              {"rule": "undeclared", "subject": "sid", "facts": {"lifetime": "session"}},
              {"rule": "undeclared-third-party", "subject": "cdn.example", "facts": {}},
              {"rule": "undeclared-third-party", "subject": "www.youtube.com", "facts": {}},
              {"rule": "cannot-refuse", "subject": "the banner", "facts": {}}]}
            """);
        assertEquals(200, page.status());
        assertEquals(
                java.util.List.of("basket", "colour", "theme", "cdn.example"),
                page.document().select("main code").eachText());
        assertEquals(
                "P30D",
                page.document()
                        .select("li:has(code:contains(colour)) [name=duration]")
                        .attr("value"));
        assertEquals(
                "localStorage",
                page.document()
                        .select("li:has(code:contains(theme)) [name=storage]")
                        .attr("value"));
        assertTrue(page.text().contains("YouTube"), page.text());
        assertFalse(page.text().contains("the banner"), page.text());
    }

    @Test
    void saysThatFileIsNoReport() throws Exception {
        Page page = discovered("{\"services\": []}");
        assertEquals(503, page.status());
        assertTrue(page.text().contains("audit.json is no report of an audit"), page.text());
    }
}
