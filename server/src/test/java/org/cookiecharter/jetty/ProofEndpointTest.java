package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /consent/proof}: the visitor's own records, and nobody else's. */
class ProofEndpointTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Site site;

    @BeforeEach
    void start() throws Exception {
        site = new Site(directory).answering(Site.setting());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void itIsADownloadOfAllThatIsRecorded() throws Exception {
        site.put("{\"granted\":[\"video\"],\"method\":\"once\",\"language\":\"en\"}", site.chose("map"));
        site.put("{\"granted\":[],\"method\":\"withdraw\"}", site.chose("video"), "Host: www.example.org:8080");
        site.put("{\"granted\":[\"stats\"]}");
        Reply reply = site.get("/consent/proof", site.chose("video"));
        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("attachment; filename=\"consent-proof.json\"", reply.header("Content-Disposition"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        String common = "\"at\":\"2026-03-01T12:00:00Z\",\"revision\":\"" + site.catalogue.revision() + "\"";
        assertEquals(
                JsonParser.parseString("{\"id\":\"" + Site.VISITOR + "\",\"records\":[{" + common
                        + ",\"host\":\"example.org\",\"language\":\"en\",\"method\":\"once\",\"granted\":[\"video\"],"
                        + "\"refused\":[\"stats\",\"media\",\"count\",\"map\"]},{" + common
                        + ",\"host\":\"www.example.org:8080\",\"language\":\"fr\",\"method\":\"withdraw\",\"granted\":[],"
                        + "\"refused\":[\"stats\",\"media\",\"count\",\"video\",\"map\"]}]}"),
                reply.json());
    }

    @Test
    void whoGrantedNothingHasNone() throws Exception {
        for (String field : new String[] {"X: y", site.chose(), "Cookie: cookies_preferences=x"}) {
            assertEquals(
                    JsonParser.parseString("{\"id\":null,\"records\":[]}"),
                    site.get("/consent/proof", field).json());
        }
    }

    @Test
    void aForgedIdFindsNothing() throws Exception {
        site.put("{\"granted\":[\"video\"]}", site.chose("map"));
        String forged = site.chose("map").replaceAll("sig=.{22}", "sig=AAAAAAAAAAAAAAAAAAAAAA");
        assertEquals(
                JsonParser.parseString("{\"id\":null,\"records\":[]}"),
                site.get("/consent/proof", forged).json());
    }
}
