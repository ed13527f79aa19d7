// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.DailyCount.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the counts of every store: choices with their records, and usage statistics. */
abstract class CountContract {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private StoreFixture store;

    public abstract StoreFixture fixture(Path parent);

    @BeforeEach
    void makeTheFixture() {
        store = fixture(directory);
    }

    private static void append(ProofStore proofs, ConsentRecord record) {
        Records.append(proofs, record).join();
    }

    /** Returns the sums over all nodes, one line for each. */
    private static List<String> choices(ProofStore proofs, LocalDate from, LocalDate to) {
        Map<String, Long> found = new TreeMap<>();
        proofs.forEachChoiceCount(
                from,
                to,
                count -> found.merge(
                        "%s %s %s %s %s"
                                .formatted(
                                        count.day(),
                                        count.language(),
                                        count.method().text(),
                                        count.granted(),
                                        count.refused()),
                        count.times(),
                        Long::sum));
        return found.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .toList();
    }

    private static List<String> counts(ProofStore proofs, LocalDate from, LocalDate to) {
        Map<String, Long> found = new TreeMap<>();
        proofs.forEachDailyCount(
                from,
                to,
                received -> found.merge(
                        received.day() + " " + received.kind().text() + " " + received.name(),
                        received.times(),
                        Long::sum));
        return found.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .toList();
    }

    @Test
    void countsSameChoicesOfDayTogether() {
        try (ProofStore proofs = store.open()) {
            for (int number = 1; number <= 5; number++) {
                append(proofs, Records.grant(number));
            }
            append(proofs, Records.refusal());
            append(proofs, Records.at(Records.NOON.plus(Duration.ofDays(1)), Records.grant(1)));
            append(proofs, Records.of(Records.visitor(9), Records.NOON, ChoiceMethod.WITHDRAW));
            assertEquals(
                    List.of(
                            "2026-11-23 en withdraw [] [a] 1",
                            "2026-11-23 fr choose [statistics, youtube] [third-party] 5",
                            "2026-11-23 pt-BR refuse-all [] [statistics, third-party] 1",
                            "2026-11-24 fr choose [statistics, youtube] [third-party] 1"),
                    choices(proofs, DAY, DAY.plusDays(1)));
            assertEquals(1, choices(proofs, DAY.plusDays(1), DAY.plusDays(9)).size());
            assertEquals(List.of(), choices(proofs, DAY.plusDays(2), LocalDate.MAX));
            assertEquals(3, choices(proofs, LocalDate.MIN, DAY).size());
        }
    }

    @Test
    void countsRecordsOfOneBatchSeparately() {
        try (ProofStore proofs = store.open()) {
            IntStream.range(0, 2_000)
                    .mapToObj(number ->
                            Records.append(proofs, number % 2 == 0 ? Records.grant(number) : Records.refusal()))
                    .toList()
                    .forEach(appended -> appended.join());
        }
        try (ProofStore proofs = store.open()) {
            assertEquals(
                    List.of(
                            "2026-11-23 fr choose [statistics, youtube] [third-party] 1000",
                            "2026-11-23 pt-BR refuse-all [] [statistics, third-party] 1000"),
                    choices(proofs, DAY, DAY));
        }
    }

    @Test
    void countsLongListsOfIds() {
        List<String> ids = IntStream.range(0, 1_000)
                .mapToObj(number -> "service-with-a-rather-long-name-%06d".formatted(number))
                .toList();
        ConsentRecord grant = Records.grant(1);
        ConsentRecord many = new ConsentRecord(
                null,
                grant.at(),
                grant.until(),
                grant.host(),
                grant.revision(),
                grant.language(),
                grant.banner(),
                grant.shown(),
                List.of(),
                ids,
                ChoiceMethod.REFUSE_ALL,
                null);
        try (ProofStore proofs = store.open()) {
            append(proofs, many);
            append(proofs, many);
            assertEquals(List.of("2026-11-23 fr refuse-all [] " + ids + " 2"), choices(proofs, DAY, DAY));
        }
    }

    @Test
    void storesRecordAndCountInOneTransaction() throws Exception {
        try (ProofStore proofs = store.open()) {
            append(proofs, Records.grant(1));
            store.execute("alter table choice_count rename to elsewhere");
            Failures.of(IOException.class, Records.append(proofs, Records.grant(2)));
            store.execute("alter table elsewhere rename to choice_count");
            store.execute("alter table consent rename to elsewhere");
            Failures.of(IOException.class, Records.append(proofs, Records.grant(3)));
            store.execute("alter table elsewhere rename to consent");
            append(proofs, Records.grant(4));
            assertEquals(
                    List.of("2026-11-23 fr choose [statistics, youtube] [third-party] 2"), choices(proofs, DAY, DAY));
            assertEquals(List.of(), proofs.find(Records.visitor(2)));
        }
        assertEquals(List.of("2"), store.column("select count(*) from consent"));
    }

    @Test
    void addsDailyCountsOfCallsAndNodes() {
        DailyCount asked = new DailyCount(DAY, Kind.ASKED, "", 3);
        DailyCount cookie = new DailyCount(DAY, Kind.SET_COOKIE, "' or ''='", 1);
        DailyCount later = new DailyCount(DAY.plusDays(1), Kind.ASKED, "", 1);
        try (ProofStore one = store.open("one");
                ProofStore other = store.open("other")) {
            one.addDailyCounts(List.of(asked, cookie, later));
            one.addDailyCounts(List.of(asked, new DailyCount(DAY, Kind.SENT_COOKIE, cookie.name(), 2)));
            other.addDailyCounts(List.of(asked));
            other.addDailyCounts(List.of());
            assertEquals(
                    List.of(
                            "2026-11-23 asked  9",
                            "2026-11-23 sent-cookie ' or ''=' 2",
                            "2026-11-23 set-cookie ' or ''=' 1"),
                    counts(one, DAY, DAY));
            assertEquals(List.of("2026-11-24 asked  1"), counts(other, DAY.plusDays(1), LocalDate.MAX));
        }
    }

    @Test
    void storesEveryKind() {
        List<DailyCount> all = Stream.of(Kind.values())
                .map(kind -> new DailyCount(DAY, kind, kind.text(), 1))
                .toList();
        try (ProofStore proofs = store.open()) {
            proofs.addDailyCounts(all);
            assertEquals(
                    Stream.of(Kind.values())
                            .map(kind -> "2026-11-23 %s %s 1".formatted(kind.text(), kind.text()))
                            .sorted()
                            .toList(),
                    counts(proofs, DAY, DAY));
        }
    }

    @Test
    void keepsCountsOnErasureAndDeletesThemByDay() {
        Instant later = Records.NOON.plus(Duration.ofDays(400));
        try (ProofStore proofs = store.open()) {
            append(proofs, Records.grant(1));
            append(proofs, Records.at(later, Records.grant(2)));
            proofs.addDailyCounts(List.of(
                    new DailyCount(DAY, Kind.ASKED, "", 7), new DailyCount(DAY.plusDays(1), Kind.ASKED, "", 1)));
            assertEquals(1, proofs.erase(Records.visitor(1)));
            assertEquals(2, choices(proofs, DAY, LocalDate.MAX).size());
            assertEquals(0, proofs.prune(Records.NOON));
            assertEquals(2, choices(proofs, DAY, LocalDate.MAX).size());

            assertEquals(0, proofs.prune(Records.NOON.plus(Duration.ofDays(1))));
            assertEquals(
                    List.of("2027-12-28 fr choose [statistics, youtube] [third-party] 1"),
                    choices(proofs, LocalDate.MIN, LocalDate.MAX));
            assertEquals(List.of("2026-11-24 asked  1"), counts(proofs, LocalDate.MIN, LocalDate.MAX));
        }
    }

    @Test
    void rejectsCountsAfterClose() {
        ProofStore proofs = store.open();
        proofs.close();
        assertThrows(
                IllegalStateException.class,
                () -> proofs.addDailyCounts(List.of(new DailyCount(DAY, Kind.ASKED, "", 1))));
        assertThrows(IllegalStateException.class, () -> choices(proofs, DAY, DAY));
        assertThrows(IllegalStateException.class, () -> counts(proofs, DAY, DAY));
    }
}
