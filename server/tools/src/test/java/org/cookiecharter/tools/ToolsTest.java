// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of each command by its command line. */
class ToolsTest {
    private static final NoticeSnapshot SHOWN = NoticeSnapshot.of(new JsonPrimitive("Cookies?"));
    private static final Instant FIRST = Instant.parse("2026-01-31T23:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void fill() {
        file = directory.resolve("consent.db");
        try (ProofStore store = SqliteProofStore.open(file, "one")) {
            append(store, "A", FIRST, "example.org", List.of("video", "map"), List.of("ads"), "en");
            append(store, "B", FIRST.plus(Duration.ofHours(1)), "=1+1", List.of("video"), List.of("map"), "fr");
            append(store, null, FIRST.plus(Duration.ofHours(2)), "example.org", List.of(), List.of("video"), "fr");
        }
    }

    private static void append(
            ProofStore store,
            @Nullable String visitor,
            Instant at,
            String host,
            List<String> granted,
            List<String> refused,
            String language) {
        ConsentRecord record = new ConsentRecord(
                visitor == null ? null : id(visitor),
                at,
                at.plus(Duration.ofDays(180)),
                host,
                "3f2a9c1e",
                language,
                "0123456789abcdef",
                SHOWN.hash(),
                granted,
                refused,
                granted.isEmpty() ? ChoiceMethod.REFUSE_ALL : ChoiceMethod.CHOOSE,
                null);
        store.append(record, SHOWN).join();
    }

    private static String id(String visitor) {
        return visitor.repeat(22);
    }

    private CommandResult run(String command, String... arguments) {
        return CommandResult.onStore(file.toString(), command, arguments);
    }

    private void tamper(String command) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "find", "stats", "verify"})
    void everyCommandFailsOnFullDisk(String command) throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: this machine has no " + full);
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Tools.class.getName(),
                command,
                "--quiet",
                "--store",
                file.toString()));
        if (command.equals("find")) {
            words.add(id("A"));
        }
        Process process =
                new ProcessBuilder(words).redirectOutput(full.toFile()).start();
        String output = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(Tools.FAILED, process.waitFor(), output);
        assertTrue(output.contains("the output could not be written completely"), output);
    }

    @Test
    void verifiesIntactStore() {
        CommandResult ended = run("verify", "--quiet");
        assertEquals(0, ended.code(), ended.err());
        assertEquals("3 records read, 0 of them erased", ended.lines().get(0));
        assertTrue(ended.lines().get(1).startsWith("head one/3/"), ended.out());
        assertEquals("OK: all records verified", ended.lines().get(2));
    }

    @Test
    void reportsFirstChangedRecord() throws Exception {
        tamper("update consent set granted = 'video map ads' where place = 2");
        CommandResult ended = run("verify", "--quiet");
        assertEquals(1, ended.code());
        assertTrue(
                ended.out().endsWith("NOT OK: record 2 of node one was changed" + System.lineSeparator()), ended.out());
    }

    @Test
    void savedHeadRevealsRewrittenChain() {
        String head = run("verify", "--quiet").lines().get(1).substring("head ".length());
        assertEquals(0, run("verify", "--quiet", "--head", head).code());
        String other = head.substring(0, head.length() - 64) + "0".repeat(64);
        CommandResult ended = run("verify", "--quiet", "--head", other);
        assertEquals(1, ended.code());
        assertTrue(ended.out().contains("was rewritten"), ended.out());
        CommandResult wrong = run("verify", "--head", "one");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("must be NODE/PLACE/HASH"), wrong.err());
    }

    @Test
    void exportsRecordsAsJsonLines() {
        CommandResult ended = run("export", "--quiet");
        assertEquals(0, ended.code(), ended.err());
        assertEquals(3, ended.lines().size());
        JsonObject first = JsonParser.parseString(ended.lines().get(0)).getAsJsonObject();
        assertEquals(id("A"), first.get("id").getAsString());
        assertEquals("2026-01-31T23:00:00Z", first.get("at").getAsString());
        assertEquals("[\"video\",\"map\"]", first.get("granted").toString());
        assertTrue(JsonParser.parseString(ended.lines().get(2))
                .getAsJsonObject()
                .get("id")
                .isJsonNull());
    }

    @Test
    void exportsRecordsForSpreadsheetsWithoutFormulas() {
        List<String> lines = run("export", "--quiet", "--format", "csv").lines();
        assertEquals(
                "node,place,hash,id,at,until,host,revision,language,banner,shown,granted,refused,method,client,rule,reach",
                lines.get(0));
        assertEquals(4, lines.size());
        assertTrue(lines.get(1).contains(",example.org,") && lines.get(1).contains(",video map,ads,choose,"));
        assertTrue(lines.get(2).contains(",'=1+1,"), lines.get(2));
    }

    @Test
    void exportsRecordsOfPeriod() {
        assertEquals(1, run("export", "--quiet", "--to", "2026-02-01").lines().size());
        assertEquals(2, run("export", "--quiet", "--from", "2026-02-01").lines().size());
        assertEquals(
                1,
                run("export", "--quiet", "--from", "2026-02-01", "--to", "2026-02-01T01:00:00Z")
                        .lines()
                        .size());
        CommandResult wrong = run("export", "--from", "yesterday");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("'yesterday' must be like 2026-01-31 or 2026-01-31T12:00:00Z"), wrong.err());
    }

    @Test
    void findsAndErasesVisitor() {
        assertEquals(1, run("find", id("A")).lines().size());
        CommandResult erased = run("erase", id("A"));
        assertEquals("1 records erased", erased.out().strip());
        CommandResult gone = run("find", id("A"));
        assertEquals(1, gone.code());
        assertEquals("no record has the id " + id("A"), gone.err().strip());
        CommandResult fits = run("verify", "--quiet");
        assertEquals(0, fits.code());
        assertEquals("3 records read, 1 of them erased", fits.lines().get(0));
        assertEquals(1, run("erase", id("A")).code());
    }

    @Test
    void findAndExportPrintRuleOfRegionAndReach() {
        JsonObject notice = new JsonObject();
        notice.addProperty("rule", "uk");
        notice.addProperty("reach", "account");
        NoticeSnapshot shown = NoticeSnapshot.of(notice);
        Instant at = Instant.parse("2026-05-01T12:00:00Z");
        try (ProofStore store = SqliteProofStore.open(file)) {
            store.append(
                            new ConsentRecord(
                                    id("Z"),
                                    at,
                                    at,
                                    "example.org",
                                    "3f2a9c1e",
                                    "en",
                                    "0123456789abcdef",
                                    shown.hash(),
                                    List.of("video"),
                                    List.of(),
                                    ChoiceMethod.CHOOSE,
                                    null),
                            shown)
                    .join();
        }
        String found = run("find", id("Z")).out();
        assertTrue(found.contains(",\"rule\":\"uk\",\"reach\":\"account\"}"), found);
        assertFalse(run("find", id("A")).out().contains("\"rule\""));
        assertTrue(run("export", "--quiet").out().contains(",\"rule\":\"uk\",\"reach\":\"account\"}\n"));
        String csv = run("export", "--quiet", "--format", "csv").out();
        assertTrue(csv.contains(",choose,,uk,account\r\n") && csv.contains(",choose,,,\r\n"), csv);
    }

    @Test
    void findsAndErasesAccount() {
        Instant at = Instant.parse("2026-01-31T23:00:00Z");
        String key;
        try (ProofStore proofs = SqliteProofStore.open(file)) {
            key = proofs.accountKey("shop.example", "user-17");
            proofs.saveAccount(new ProofStore.AccountChoice(key, id("A"), at, at.plusSeconds(60), "v=1"));
        }
        String[] account = {"--account", "user-17", "--site", "shop.example"};
        assertEquals(
                1,
                run("find", account[0], account[1], account[2], account[3])
                        .lines()
                        .size());
        assertEquals(1, run("find", "--account", "user-17").code());
        assertEquals(2, run("find", id("A"), "--account", "user-17").code());
        assertEquals(2, run("find").code());
        assertEquals(
                "1 records erased",
                run("erase", account[0], account[1], account[2], account[3])
                        .out()
                        .strip());
        CommandResult gone = run("find", account[0], account[1], account[2], account[3]);
        assertEquals(1, gone.code());
        assertEquals("no record has the account user-17", gone.err().strip());
        try (ProofStore proofs = SqliteProofStore.open(file)) {
            assertNull(proofs.findAccount(key));
        }
    }

    @Test
    void prunesEndedRecords() {
        assertEquals(
                "0 records erased", run("prune", "--before", "2026-07-01").out().strip());
        assertEquals(
                "2 records erased", run("prune", "--before", "2026-07-31").out().strip());
        assertEquals(0, run("verify", "--quiet").code());
    }

    @Test
    void countsRecords() {
        assertEquals(
                List.of(
                        "records 3",
                        "method choose 2",
                        "method refuse-all 1",
                        "language en 1",
                        "language fr 2",
                        "granted map 1",
                        "granted video 2",
                        "refused ads 1",
                        "refused map 1",
                        "refused video 1"),
                run("stats", "--quiet").lines());
        assertEquals(
                "records 1",
                run("stats", "--quiet", "--to", "2026-02-01").lines().get(0));
    }

    @Test
    void addsOrReplacesKey() {
        Instant now = Instant.now();
        try (ProofStore running = SqliteProofStore.open(file)) {
            String earlier = running.keys().keyAt(now).sign("");
            List<String> lines = run("rotate").lines();
            assertTrue(
                    lines.get(0)
                            .matches("a new key signs from 20.{18} on; earlier choices are valid until they expire"),
                    lines::toString);
            assertEquals(earlier, running.keys().keyAt(now).sign(""));
            assertEquals(
                    List.of("a new key signs from now on; earlier choices are no longer valid"),
                    run("rotate", "--forget-earlier").lines());
            assertNotEquals(earlier, running.keys().keyAt(now).sign(""));
        }
    }

    @Test
    void createsNoMissingStore() throws Exception {
        file = directory.resolve("none.db");
        CommandResult ended = run("verify");
        assertEquals(2, ended.code());
        assertTrue(ended.err().startsWith("--store (" + file + ") must be an existing file"), ended.err());
        assertTrue(Files.notExists(file));
        file = Files.writeString(directory.resolve("text.db"), "This is no database at all, whatever it is called.");
        CommandResult other = run("stats", "--quiet");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("is not an SQLite database; configure another file"), other.err());
    }

    @Test
    void addsHashOfAuditReportThatVerifyPrints() throws Exception {
        Path report = Files.writeString(directory.resolve("report.html"), "abc");
        CommandResult added = run("add-report", report.toString());
        assertEquals(0, added.code(), added.err());
        // The SHA-256 of "abc", from the standard.
        String hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertTrue(added.out().startsWith("SHA-256 " + hash), added.out());
        String verified = run("verify").out();
        assertTrue(verified.contains("document audit \"report.html\" of "), verified);
        assertTrue(verified.contains(hash), verified);
        assertTrue(verified.contains("OK: all records verified"), verified);
        assertEquals(
                2, run("add-report", "--label", "two\nlines", report.toString()).code());
        assertEquals(
                2, run("add-report", directory.resolve("missing").toString()).code());
    }
}
