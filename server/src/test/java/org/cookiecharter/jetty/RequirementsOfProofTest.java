// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the legal requirements for proofs, one requirement per test. */
class RequirementsOfProofTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(open()).respondingWith(TestSite.setting());
    }

    /** Opens the store, the same one each time. */
    ProofStore open() {
        return SqliteProofStore.open(directory.resolve("consent.db"));
    }

    private JsonObject grant() throws Exception {
        Reply reply = site.put(
                "{\"granted\":[\"video\"],\"method\":\"choose\",\"language\":\"en\"}", "User-Agent: Secret/1.0");
        String cookie = "Cookie: " + reply.cookies().get(0).split(";", 2)[0];
        return site.get("/consent/proof", cookie).json();
    }

    @Test
    @DisplayName("28: the controller can show who, when, how, and what was shown")
    void recordContainsEveryRequiredDetail() throws Exception {
        JsonObject receipt = grant();
        JsonArray records = receipt.getAsJsonArray("records");
        assertEquals(1, records.size());
        JsonObject record = records.get(0).getAsJsonObject();
        assertEquals(22, receipt.get("pii_principal_id").getAsString().length());
        assertEquals(
                TestSite.NOW.toString(),
                record.getAsJsonObject("event").get("event_time").getAsString());
        assertEquals("choose", record.get("collection_method").getAsString());
        assertEquals("en", record.get("language").getAsString());
        assertEquals("[\"video\"]", record.get("granted").toString());
        JsonObject notice = record.getAsJsonObject("privacy_notice");
        assertEquals(site.catalogue.revision(), notice.get("revision").getAsString());
        String sha = notice.get("sha256").getAsString();
        assertEquals(64, sha.length());
        String shown = receipt.getAsJsonObject("notices").getAsJsonObject(sha).toString();
        assertTrue(shown.contains("Montrer des contenus") && shown.contains("Accept all"), shown);
        String page = site.get("/consent/banner.js").text();
        assertTrue(page.length() > 1000);
        assertEquals(version(), record.get("banner_version").getAsString());
    }

    /** Returns the version in the tag that is inserted into pages. */
    private String version() throws Exception {
        byte[] script = site.get("/consent/banner.js").text().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(script))
                .substring(0, 16);
    }

    @Test
    @DisplayName("29: what was shown is provable for each version, without the site")
    void storesNotice() throws Exception {
        JsonObject record = grant().getAsJsonArray("records").get(0).getAsJsonObject();
        String sha = record.getAsJsonObject("privacy_notice").get("sha256").getAsString();
        site.close();
        try (ProofStore offline = open()) {
            NoticeSnapshot shown = Objects.requireNonNull(offline.findNotice(sha));
            assertEquals(
                    sha,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(shown.json().getBytes(StandardCharsets.UTF_8))));
            assertNull(offline.verify(offline.heads(), read -> {}).discrepancy());
        }
    }

    @Test
    @DisplayName("30: a proof holds no more than is needed, and a refusal leaves no identifier")
    void recordContainsNoMoreThanRequired() throws Exception {
        JsonObject receipt = grant();
        JsonObject record = receipt.getAsJsonArray("records").get(0).getAsJsonObject();
        assertEquals(
                Set.of(
                        "record_id",
                        "event",
                        "granted",
                        "refused",
                        "lawful_basis",
                        "collection_method",
                        "host",
                        "language",
                        "privacy_notice",
                        "banner_version",
                        "client",
                        "integrity"),
                record.keySet());
        assertTrue(record.get("client").isJsonNull());
        assertFalse(receipt.toString().contains("Secret/1.0"));
        Reply refusal = site.put("{\"granted\":[],\"method\":\"refuse-all\"}");
        assertFalse(refusal.cookies().get(0).contains("id="), refusal.cookies().toString());
    }

    @Test
    @DisplayName("31: there is no consent without a record: a cookie made by hand says nothing")
    void takesForgedCookieForNoConsent() throws Exception {
        String real = site.chose("video");
        Matcher signature = Pattern.compile("sig=([A-Za-z0-9_-]{22})").matcher(real);
        assertTrue(signature.find());
        for (String forged : List.of(
                real.replace(signature.group(1), "A".repeat(22)),
                real.replace("ok=video", "ok=map"),
                real.replaceAll("&sig=.*", ""),
                "Cookie: cookies_preferences=v=1&rev=" + site.catalogue.revision()
                        + "&at=1772366400&until=1788264000&ok=video")) {
            JsonObject choice = site.get("/consent/choice", forged).json();
            assertFalse(choice.get("decided").getAsBoolean(), forged);
            assertEquals(0, choice.getAsJsonArray("granted").size(), forged);
        }
        assertTrue(site.get("/consent/choice", real).json().get("decided").getAsBoolean());
    }
}
