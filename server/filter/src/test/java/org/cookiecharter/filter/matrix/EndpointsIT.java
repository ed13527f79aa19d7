// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the endpoints of the filter respond like those of the handler. */
@ParameterizedClass
@EnumSource(Server.class)
@Timeout(120)
class EndpointsIT {
    private final TestSite site;

    EndpointsIT(Server server) throws Exception {
        site = server.site();
    }

    @Test
    void everyEndpointResponds() throws Exception {
        for (String path : List.of(
                "/consent/",
                "/consent/banner.js",
                "/consent/banner.css",
                "/consent/layers.json",
                "/consent/catalogue.json",
                "/consent/choice",
                "/consent/proof",
                "/.well-known/gpc.json")) {
            Reply reply = site.get(path);
            assertEquals(200, reply.status(), path);
            assertEquals("nosniff", reply.header("x-content-type-options"), path);
            assertEquals(List.of(), reply.all("set-cookie"), path);
            assertTrue(!reply.body().isEmpty(), path);
            Reply head = site.request("HEAD " + path);
            assertEquals(200, head.status(), path);
            assertEquals(reply.header("content-type"), head.header("content-type"), path);
        }
        assertEquals(308, site.get("/consent").status());
    }

    @Test
    void recordsChoiceAndSetsCookie() throws Exception {
        Reply reply = site.choose("{\"granted\":[\"video\"],\"method\":\"choose\",\"language\":\"en\"}");
        assertEquals(200, reply.status(), reply::toString);
        assertTrue(reply.text().contains("\"granted\":[\"video\"]"), reply::toString);
        String cookie = reply.sets().get(0);
        assertTrue(cookie.startsWith("cookies_preferences="), cookie);
        assertEquals("no-store", reply.header("cache-control"));
        String proof =
                site.get("/consent/proof?format=json", "Cookie: " + cookie).text();
        assertTrue(proof.contains("cookie-charter-receipt") && proof.contains("\"video\""), proof);
        assertTrue(site.get("/consent/choice", "Cookie: " + cookie).text().contains("\"decided\":true"));
    }

    @Test
    void expiresCookiesOnWithdrawal() throws Exception {
        Reply reply = site.request("DELETE /consent/choice", "Sec-Fetch-Site: same-origin", site.granted("_v=1"));
        assertEquals(204, reply.status(), reply::toString);
        assertTrue(reply.removes().containsAll(List.of("cookies_preferences", "_v")), reply::toString);
    }

    @Test
    void redirectsAfterForm() throws Exception {
        Reply reply = site.request(
                "POST /consent/choice",
                "Sec-Fetch-Site: same-origin",
                "Referer: http://localhost/news?page=2",
                "Content-Type: application/x-www-form-urlencoded",
                "decision=refuse-all");
        assertEquals(303, reply.status(), reply::toString);
        assertTrue(reply.header("location").endsWith("/news?page=2"), reply::toString);
        assertTrue(reply.sets().get(0).startsWith("cookies_preferences="), reply::toString);
    }

    @Test
    void rejectsInvalidChoices() throws Exception {
        assertEquals(
                403,
                site.request("PUT /consent/choice", "Origin: https://evil.example", "{\"granted\":[]}")
                        .status());
        assertEquals(422, site.choose("{\"granted\":[\"needed\"]}").status());
        assertEquals(400, site.choose("{").status());
        assertEquals(413, site.choose("{" + " ".repeat(20_000) + "}").status());
        Reply method = site.request("PATCH /consent/choice", "Sec-Fetch-Site: same-origin", "{}");
        assertEquals(405, method.status());
        assertEquals("GET, HEAD, PUT, POST, DELETE", method.header("allow"));
    }

    @Test
    void rejectsBodyThatGrowsTooLong() throws Exception {
        Reply reply = site.request(
                "PUT /consent/choice",
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "5000\r\n" + " ".repeat(0x5000) + "\r\n0\r\n\r\n");
        assertEquals(413, reply.status(), reply::toString);
    }

    @Test
    void respondsNotModifiedForUnchangedFile() throws Exception {
        String etag = site.get("/consent/banner.js").header("etag");
        Reply reply = site.get("/consent/banner.js", "If-None-Match: " + etag);
        assertEquals(304, reply.status());
        assertEquals(etag, reply.header("etag"));
    }
}
