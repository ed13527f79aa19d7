// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.console.ConsoleClient.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the preview's pages; {@code ConsoleInChromiumIT} looks at it in a browser. */
class PreviewTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private ConsoleServer server;

    @SuppressWarnings("NullAway.Init")
    private ConsoleClient ann;

    @BeforeEach
    void start() throws Exception {
        file = ConsoleServer.write(directory);
        server = new ConsoleServer(file, console -> {});
        ann = server.user("ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Page frame(String query) throws Exception {
        String source = ann.get("preview?" + query).document().select("iframe").attr("src");
        Page frame = ann.get(source);
        assertEquals(200, frame.status(), source);
        return frame;
    }

    @Test
    void showsDraftInSandboxWithoutOrigin() throws Exception {
        ann.submit(
                ann.get("category?id=statistics").form("[name=name:fr]"),
                "save",
                "purpose:en",
                "Count </script><script>alert(1)</script> visits");
        Page preview = ann.get("preview");
        assertEquals("allow-scripts", preview.document().select("iframe").attr("sandbox"));
        Page frame = frame("");
        String policy = String.valueOf(frame.response().get("Content-Security-Policy"));
        assertTrue(policy.contains("; sandbox allow-scripts"), policy);
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(2, frame.document().select("script").size());
        for (Element script : frame.document().select("script, style")) {
            assertTrue(policy.contains("'nonce-" + script.attr("nonce") + "'"), policy);
        }
        assertTrue(frame.document().select("script").get(1).data().contains("Count \\x3C/script>\\x3Cscript>alert(1)"));
        assertEquals(null, frame.response().get("Set-Cookie"));
    }

    @Test
    void usesNewNonceForEachResponse() throws Exception {
        assertFalse(frame("")
                .document()
                .select("script")
                .attr("nonce")
                .equals(frame("").document().select("script").attr("nonce")));
    }

    @Test
    void showsCharterInLanguageSchemeAndThemeOfPreview() throws Exception {
        Page charter = frame("view=charter&language=fr&scheme=dark&theme=dsfr");
        assertEquals("fr", charter.document().select("html").attr("lang"));
        assertTrue(charter.text().contains("Nécessaires"), charter.text());
        String style = charter.document().select("style").get(0).data();
        assertFalse(style.contains("prefers-color-scheme"), style);
        assertTrue(style.contains("color-scheme:dark"), style);
        assertFalse(ann.get("preview").text().contains("draft began"));
        assertFalse(Files.readString(file).contains("dsfr"));
    }

    @Test
    void showsGapsAsTextAndOtherErrorsAsList() throws Exception {
        ann.submit(ann.get("site").form("#add-language"), "add", "language", "de");
        assertTrue(
                frame("language=de").document().select("script").get(0).data().contains("Statistics"));
        ann.submit(ann.get("service?id=session").form("[name=provider]"), "save", "category", "");
        Page preview = ann.get("preview");
        assertTrue(preview.document().select("iframe").isEmpty());
        assertTrue(preview.text().contains("Session, Category – missing; add it"), preview.text());
    }

    @Test
    void sendsPagesOfLessThan60Kilobytes() throws Exception {
        ann.submit(ann.get("services?search=wordpress").form("[name=use][value=wordpress]"), "use");
        for (String path : List.of(
                "",
                "site",
                "categories",
                "services",
                "services?search=e",
                "service?id=wordpress",
                "discovered",
                "preview",
                "review",
                "history",
                "/admin/cookies/console.css")) {
            int bytes = String.valueOf(ann.get(path).response().getContent()).getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes < 60_000, path + ": " + bytes);
        }
    }

    @Test
    void linksOnlyToPagesThatExist() throws Exception {
        for (String language : List.of("en", "fr")) {
            for (Element link :
                    ann.get("/admin/cookies/" + language + "/").document().select("nav a, main a")) {
                assertEquals(200, ann.get(link.attr("href")).status(), link.attr("href"));
            }
        }
    }
}
