// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code /consent/proof}, which returns only the visitor's own records. */
class ProofEndpointTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory).respondingWith(TestSite.setting());
    }

    @Test
    void servesAllRecordsAsDownload() throws Exception {
        site.put("{\"granted\":[\"video\"],\"method\":\"once\",\"language\":\"en\"}", site.chose("map"));
        site.put("{\"granted\":[],\"method\":\"withdraw\"}", site.chose("video"), "Host: www.example.org:8080");
        site.put("{\"granted\":[\"stats\"]}");
        Reply reply = site.get("/consent/proof", site.chose("video"));
        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("attachment; filename=\"consent-proof.json\"", reply.header("Content-Disposition"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        JsonObject receipt = reply.json();
        assertEquals(TestSite.VISITOR, receipt.get("pii_principal_id").getAsString());
        assertEquals(
                "https://example.org",
                receipt.getAsJsonArray("pii_controllers")
                        .get(0)
                        .getAsJsonObject()
                        .get("party_url")
                        .getAsString());
        JsonArray records = receipt.getAsJsonArray("records");
        assertEquals(2, records.size());
        JsonObject once = records.get(0).getAsJsonObject();
        assertEquals("[\"video\"]", once.get("granted").toString());
        assertEquals("[]", once.get("refused").toString());
        assertEquals("once", once.get("collection_method").getAsString());
        assertEquals("en", once.get("language").getAsString());
        assertEquals("example.org", once.get("host").getAsString());
        assertEquals(
                "{\"event_time\":\"2026-03-01T12:00:00Z\",\"event_type\":\"explicit\",\"event_state\":\"given\","
                        + "\"validity_duration\":\"PT0S\"}",
                once.get("event").toString());
        JsonObject withdrawn = records.get(1).getAsJsonObject();
        assertEquals(
                "withdrawn",
                withdrawn.getAsJsonObject("event").get("event_state").getAsString());
        assertEquals(
                "[\"stats\",\"media\",\"count\",\"video\",\"map\"]",
                withdrawn.get("refused").toString());
        assertEquals("www.example.org:8080", withdrawn.get("host").getAsString());
        for (JsonElement record : records) {
            JsonObject notice = record.getAsJsonObject().getAsJsonObject("privacy_notice");
            assertEquals(site.catalogue.revision(), notice.get("revision").getAsString());
            JsonObject shown = receipt.getAsJsonObject("notices")
                    .getAsJsonObject(notice.get("sha256").getAsString());
            assertEquals(
                    record.getAsJsonObject().get("language"),
                    shown.getAsJsonObject("catalogue").get("language"));
        }
    }

    @Test
    void servesPageIfPreferred() throws Exception {
        site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}", site.chose("map"));
        Reply reply = site.get("/consent/proof?lang=fr", site.chose("video"), "Accept: text/html,*/*;q=0.8");
        assertEquals(200, reply.status());
        assertEquals("text/html;charset=utf-8", reply.header("Content-Type").toLowerCase(java.util.Locale.ROOT));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertTrue(reply.text().contains("<html lang=\"fr\""), reply.text());
        assertTrue(reply.text().contains("Vidéo"), reply.text());
        assertTrue(reply.text().contains("/consent/proof?format=json"), reply.text());
        assertEquals(
                "application/json",
                site.get("/consent/proof?format=json", site.chose("video"), "Accept: text/html")
                        .header("Content-Type"));
    }

    @Test
    void returnsNoRecordsWithoutGrant() throws Exception {
        for (String field : new String[] {"X: y", site.chose(), "Cookie: cookies_preferences=x"}) {
            assertEquals("null []", summary(site.get("/consent/proof", field)));
        }
    }

    @Test
    void findsNothingForForgedId() throws Exception {
        site.put("{\"granted\":[\"video\"]}", site.chose("map"));
        String forged = site.chose("map").replaceAll("sig=.{22}", "sig=AAAAAAAAAAAAAAAAAAAAAA");
        assertEquals("null []", summary(site.get("/consent/proof", forged)));
    }

    private static String summary(Reply reply) {
        return reply.json().get("pii_principal_id") + " " + reply.json().get("records");
    }
}
