// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.StoredRecord;
import org.cookiecharter.settings.ClientIdentity;
import org.cookiecharter.settings.RecordPolicy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the records of choices, and of the effects of floods and failing stores on them. */
@Timeout(60)
class RecordPolicyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    @BeforeEach
    void make() {
        site = new TestSite(directory);
    }

    private void start(RecordPolicy keeping) throws Exception {
        site.with(consent -> consent.getSettings().setRecordPolicy(keeping)).respondingWith(TestSite.setting());
    }

    private List<ConsentRecord> records() {
        return site.proofs.find(TestSite.VISITOR).stream()
                .map(StoredRecord::record)
                .toList();
    }

    /** Reads a number from the store's file by SQL. */
    private long number(String query) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + site.file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }

    private void execute(String command) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + site.file);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Test
    void rejectsClientThatGrantsInLoop() throws Exception {
        start(RecordPolicy.DEFAULT.withLimits(5, 100));
        List<Integer> statuses = new ArrayList<>();
        Reply last = null;
        for (int i = 0; i < 8; i++) {
            last = site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}");
            statuses.add(last.status());
        }
        assertEquals(List.of(200, 200, 200, 200, 200, 429, 429, 429), statuses);
        Reply refused = Objects.requireNonNull(last);
        assertEquals(List.of(), refused.cookies());
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
        assertEquals("application/problem+json", refused.header("Content-Type"));
        assertEquals(5, number("select count(*) from consent"));
        // Another client is not delayed.
        assertEquals(
                200,
                site.put("{\"granted\":[\"video\"]}", "X-Forwarded-For: 198.51.100.7")
                        .status());
    }

    @Test
    void limitsManyClientsTogether() throws Exception {
        start(RecordPolicy.DEFAULT.withLimits(2, 6));
        int granted = 0;
        for (int i = 0; i < 20; i++) {
            granted += site.put("{\"granted\":[\"video\"]}", "X-Forwarded-For: 198.51.100." + i)
                                    .status()
                            == 200
                    ? 1
                    : 0;
        }
        assertEquals(6, granted);
        assertEquals(6, number("select count(*) from consent"));
    }

    @Test
    void honoursEveryRefusalDespiteRateLimit() throws Exception {
        start(RecordPolicy.DEFAULT.withLimits(2, 100));
        for (int i = 0; i < 5; i++) {
            Reply reply = site.put("{\"granted\":[],\"method\":\"refuse-all\"}");
            assertEquals(200, reply.status());
            assertEquals(1, reply.cookies().size());
        }
        assertEquals(2, number("select count(*) from consent"));
    }

    @Test
    void recordsRepeatedChoiceOnce() throws Exception {
        start(RecordPolicy.DEFAULT);
        for (int i = 0; i < 5; i++) {
            Reply reply = site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}", site.chose("video"));
            assertEquals(200, reply.status());
            assertTrue(reply.json().get("decided").getAsBoolean());
        }
        assertEquals(0, number("select count(*) from consent"));
        site.put("{\"granted\":[\"video\",\"map\"],\"method\":\"choose\"}", site.chose("video"));
        assertEquals(1, records().size());
    }

    @Test
    void recordsNothingWithoutChoice() throws Exception {
        start(RecordPolicy.DEFAULT);
        for (String path : List.of("/", "/consent/", "/consent/banner.js", "/consent/choice", "/consent/proof")) {
            site.get(path);
        }
        site.request("DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin");
        assertEquals(0, number("select count(*) from consent"));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 192.0.2.77,",
        "TRUNCATED_IP, 192.0.2.77, 192.0.2.0/24",
        "TRUNCATED_IP, 2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48",
        "TRUNCATED_IP, not-an-address,"
    })
    void recordsConfiguredClientIdentity(ClientIdentity trace, String address, String kept) throws Exception {
        start(RecordPolicy.DEFAULT.withClients(trace));
        site.put("{\"granted\":[\"map\"]}", site.chose("video"), "X-Forwarded-For: " + address, "User-Agent: Secret/1");
        assertEquals(kept, records().get(0).client());
    }

    @Test
    void hashIdentifiesClientWithoutRevealingIt() throws Exception {
        start(RecordPolicy.DEFAULT.withClients(ClientIdentity.SALTED_HASH));
        String[][] clients = {{"192.0.2.77", "A"}, {"192.0.2.77", "A"}, {"192.0.2.77", "B"}, {"192.0.2.78", "A"}};
        List<String> granted = List.of("\"map\"", "\"stats\"", "\"media\"", "\"count\"");
        for (int i = 0; i < clients.length; i++) {
            site.put(
                    "{\"granted\":[" + granted.get(i) + "]}",
                    site.chose("video"),
                    "X-Forwarded-For: " + clients[i][0],
                    "User-Agent: " + clients[i][1]);
        }
        List<String> hashes = records().stream()
                .map(record -> String.valueOf(record.client()))
                .toList();
        assertEquals(hashes.get(0), hashes.get(1));
        assertNotEquals(hashes.get(0), hashes.get(2));
        assertNotEquals(hashes.get(0), hashes.get(3));
        assertEquals(22, hashes.get(0).length());
    }

    @Test
    void rejectsGrantsAndHonoursRefusalsWhileStoreCannotWrite() throws Exception {
        start(RecordPolicy.DEFAULT);
        execute("create trigger broken before insert on consent begin select raise(abort, 'broken'); end");
        Reply grant = site.put("{\"granted\":[\"map\"]}", site.chose("video"));
        assertEquals(503, grant.status());
        assertFalse(grant.namesOnce().contains("cookies_preferences"));
        Reply refusal = site.put("{\"granted\":[],\"method\":\"refuse-all\"}", site.chose("video"));
        assertEquals(200, refusal.status());
        assertTrue(refusal.namesOnce().contains("cookies_preferences"));
        Reply withdrawal =
                site.request("DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin", site.chose("video"));
        assertEquals(204, withdrawal.status());
        assertEquals(List.of(), records());

        execute("drop trigger broken");
        assertEquals(
                200,
                site.put("{\"granted\":[\"map\"],\"method\":\"choose\"}", site.chose("video"))
                        .status());
        site.settle();
        assertEquals(
                List.of("[map]", "[]", "[]"),
                records().stream()
                        .map(record -> record.granted().toString())
                        .sorted((one, other) -> other.compareTo(one))
                        .toList());
        assertNull(site.proofs.verify(List.of(), read -> {}).discrepancy());
    }

    @Test
    void prunesRecordsAfterLimit() throws Exception {
        site.with(consent -> consent.getSettings().setRecordPolicy(RecordPolicy.DEFAULT))
                .respondingWith(TestSite.setting());
        site.put("{\"granted\":[\"map\"]}", site.chose("video"));
        ConsentRecord made = records().get(0);
        site.close();

        TestSite later = new TestSite(directory);
        site = later;
        Instant sixYearsOn = made.until().plusSeconds(6 * 366 * 86_400L);
        later.consent.getSettings().setClock(java.time.Clock.fixed(sixYearsOn, java.time.ZoneOffset.UTC));
        later.with(consent ->
                        consent.getSettings().setRecordPolicy(RecordPolicy.DEFAULT.withRetention(Period.ofYears(5))))
                .respondingWith(TestSite.setting());
        while (!later.proofs.find(TestSite.VISITOR).isEmpty()) {
            Thread.onSpinWait();
        }
        assertNull(later.proofs.verify(List.of(), read -> {}).discrepancy());
    }

    @Test
    void prunesNothingWithoutLimit() throws Exception {
        site.with(consent -> consent.getSettings().setRecordPolicy(RecordPolicy.DEFAULT.withRetention(null)))
                .respondingWith(TestSite.setting());
        site.put("{\"granted\":[\"map\"]}", site.chose("video"));
        assertEquals(1, records().size());
    }

    @Test
    void rejectsInvalidLimits() {
        IllegalArgumentException none =
                assertThrows(IllegalArgumentException.class, () -> RecordPolicy.DEFAULT.withLimits(0, 10));
        assertEquals("maxChoicesPerMinutePerClient (0) must be at least 1", none.getMessage());
        IllegalArgumentException less =
                assertThrows(IllegalArgumentException.class, () -> RecordPolicy.DEFAULT.withLimits(10, 9));
        assertEquals("maxChoicesPerMinute (9) must be at least maxChoicesPerMinutePerClient (10)", less.getMessage());
        IllegalArgumentException negative = assertThrows(
                IllegalArgumentException.class, () -> RecordPolicy.DEFAULT.withRetention(Period.ofDays(-1)));
        assertEquals("retention (P-1D) must not be negative", negative.getMessage());
    }
}
