// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.cookiecharter.html.PageApp.PAGE;
import static org.cookiecharter.html.PageApp.TAGGED;
import static org.cookiecharter.html.PageApp.write;
import static org.cookiecharter.html.PageServer.BROWSER;
import static org.cookiecharter.html.PageServer.TAG;
import static org.cookiecharter.html.PageServer.header;
import static org.cookiecharter.html.PageServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that HTML that no browser displays as a page is unchanged. */
@Timeout(60)
class UndisplayedContentTest {
    private static PageServer server(String body, String... fields) throws Exception {
        return new PageServer(new PageApp(response -> {
            for (int i = 0; i < fields.length; i += 2) {
                response.getHeaders().add(fields[i], fields[i + 1]);
            }
            response.getHeaders().put("ETag", "\"a\"");
            write(response, true, body);
        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"attachment", " ATTACHMENT ; filename=a.html", "attachment;x", "form-data; name=a", "unknown"})
    void leavesDownloadsUnchanged(String disposition) throws Exception {
        try (PageServer server = server(PAGE, "content-disposition", disposition)) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(PAGE, text(response));
            assertEquals("\"a\"", header(response, "ETag"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inline",
                "INLINE; filename=a.html",
                "filename=a.html",
                "",
                "inline; x=attachment",
                "\"attachment\""
            })
    void insertsIntoDisplayedPages(String disposition) throws Exception {
        try (PageServer server = server(PAGE, "Content-Disposition", disposition)) {
            assertEquals(TAGGED, text(server.get("/", BROWSER)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"done\":true}", "done", " \n[1]"})
    void leavesDataOfFramesUnchanged(String data) throws Exception {
        try (PageServer server = server(data)) {
            assertEquals(data, text(server.get("/", "Sec-Fetch-Dest", "iframe", "Accept", "text/html")));
            assertEquals(TAG + data.strip(), text(server.get("/", BROWSER)).strip());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>shown", "<!-- x --><p>shown"})
    void insertsIntoPageShownInFrame(String page) throws Exception {
        try (PageServer server = server(page)) {
            assertEquals(
                    page.replace("<p>", TAG + "<p>"),
                    text(server.get("/", "Sec-Fetch-Dest", "iframe", "Accept", "text/html")));
        }
    }

    @Test
    void leavesFilesOfWebDavClientsUnchanged() throws Exception {
        try (PageServer server = server(PAGE)) {
            assertEquals(PAGE, text(server.get("/", "Translate", "f")));
            assertEquals(PAGE, text(server.get("/", "User-Agent", "davfs2/1.6.1 neon/0.32.4", "Accept", "*/*")));
            assertEquals(PAGE, text(server.request("PROPFIND", "/", BROWSER)));
            assertEquals(PAGE, text(server.request("PUT", "/", BROWSER)));
            assertEquals(TAGGED, text(server.request("POST", "/", BROWSER)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "image", "script"})
    void leavesPartialPagesUnchanged(String destination) throws Exception {
        String part = "<div><img src=//third.example></div>";
        try (PageServer server = server(part)) {
            HttpResponse<byte[]> response = server.get("/", "Sec-Fetch-Dest", destination, "Accept", "*/*");
            assertEquals(part, text(response));
            assertEquals("\"a\"", header(response, "ETag"));
            assertEquals("Sec-Fetch-Dest", header(response, "Vary"));
        }
    }
}
