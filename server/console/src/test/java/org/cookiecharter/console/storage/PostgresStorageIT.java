// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Tests of catalogues in a PostgreSQL database. */
class PostgresStorageIT {
    private static final int KILLS = 5;
    private static final Edit ANN = new Edit("ann", Instant.parse("2026-12-01T10:00:00Z"));

    @SuppressWarnings("NullAway.Init")
    private String url;

    @SuppressWarnings("NullAway.Init")
    private PGSimpleDataSource source;

    @BeforeEach
    void createDatabase() {
        url = Postgres.freshDatabase();
        source = Postgres.source(url);
    }

    private CatalogueStorage storage() {
        return CatalogueLibrary.postgres(source, false).storage("");
    }

    private static String catalogue(String name) {
        return """
            {
              "site": "https://example.org",
              "language": "en",
              "categories": [
                {
                  "id": "media",
                  "consent": "opt-in",
                  "name": "%s"
                }
              ],
              "services": []
            }
            """.formatted(name);
    }

    private static boolean save(CatalogueStorage storage, ConsoleState state, String name) {
        return storage.replaceDraft(
                state.revision(), new Draft(catalogue(name), state.publishedHash(), List.of("ann"), ANN, null, ""));
    }

    private static boolean publish(CatalogueStorage storage, String name) {
        assertTrue(save(storage, storage.read(), name));
        ConsoleState state = storage.read();
        return storage.publish(state.revision(), state.publishedHash(), ANN, "Because", List.of());
    }

    @Test
    void publishesDraftAsNextVersion() {
        CatalogueStorage storage = storage();
        assertNull(storage.read().published());
        assertTrue(publish(storage, "Version 1"));
        assertTrue(publish(storage(), "Version 2"));
        ConsoleState state = storage.read();
        assertEquals(catalogue("Version 2"), state.published());
        assertNull(state.draft());
        List<Version> history = storage.history();
        assertEquals(List.of(2, 1), history.stream().map(Version::number).toList());
        assertEquals(history.get(1).recordHash(), history.get(0).previous());
        assertEquals(0, storage.firstBrokenVersion());
    }

    @Test
    void refusesChangeThatAnotherOneOvertook() {
        CatalogueStorage one = storage();
        CatalogueStorage other = storage();
        ConsoleState seen = one.read();
        assertTrue(save(other, seen, "First"));
        assertFalse(save(one, seen, "Second"));
        ConsoleState drafted = one.read();
        assertTrue(save(other, drafted, "Third"));
        assertFalse(one.publish(drafted.revision(), drafted.publishedHash(), ANN, "", List.of()));
        assertEquals(
                catalogue("Third"), Objects.requireNonNull(one.read().draft()).catalogue());
    }

    @Test
    void exactlyOneOfManyConcurrentChangesWins() {
        storage();
        for (int round = 0; round < 3; round++) {
            ConsoleState seen = storage().read();
            long saved = IntStream.range(0, 8)
                    .parallel()
                    .filter(i -> save(storage(), seen, "Change " + i + " of " + seen.revision()))
                    .count();
            assertEquals(1, saved);
            ConsoleState drafted = storage().read();
            long published = IntStream.range(0, 8)
                    .parallel()
                    .filter(i -> storage().publish(drafted.revision(), drafted.publishedHash(), ANN, "", List.of()))
                    .count();
            assertEquals(1, published);
        }
        assertEquals(3, storage().history().size());
        assertEquals(0, storage().firstBrokenVersion());
    }

    @Test
    void reportsChangedVersion() throws Exception {
        publish(storage(), "Version 1");
        publish(storage(), "Version 2");
        execute("update cookie_charter.catalogue_version set record = replace(record, 'Because', 'Why') where number ="
                + " 1");
        assertEquals(2, storage().firstBrokenVersion());
        execute("delete from cookie_charter.catalogue_version where number = 1");
        assertEquals(1, storage().firstBrokenVersion());
    }

    private void execute(String command) throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Test
    void sitesHaveCataloguesOfTheirOwn() {
        CatalogueLibrary library = CatalogueLibrary.postgres(source, true);
        assertTrue(publish(library.storage("example.org"), "Example"));
        assertTrue(publish(library.storage(CatalogueLibrary.OTHERS), "Others"));
        assertTrue(save(
                library.storage("drafted.example"),
                library.storage("drafted.example").read(),
                "Draft"));
        assertEquals(List.of(CatalogueLibrary.OTHERS, "drafted.example", "example.org"), library.sites());
        CatalogueProvider provider = CatalogueProvider.postgres(source);
        assertEquals("Example", category(provider, "example.org"));
        assertEquals("Others", category(provider, "drafted.example"));
        assertEquals("Others", category(provider, "other.example"));
        assertFalse(Objects.equals(provider.find("example.org"), provider.find("other.example")));
    }

    private static String category(CatalogueProvider provider, String host) {
        return Objects.requireNonNull(provider.find(host))
                .load()
                .categories()
                .get(0)
                .name()
                .in("en");
    }

    @Test
    void providerFollowsPublicationAndSurvivesOutage() throws Exception {
        CatalogueProvider provider = CatalogueProvider.postgres(source);
        assertNull(provider.find("example.org"), "no console has used the database");
        publish(storage(), "Version 1");
        awaitVersion(provider, 1);
        publish(storage(), "Version 2");
        awaitVersion(provider, 2);
        assertEquals("Version 2", category(provider, "example.org"));
        source.setDatabaseName("missing");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        boolean isReported = false;
        while (!isReported) {
            assertTrue(System.nanoTime() < deadline, "the outage is not reported");
            try {
                provider.refresh();
                Thread.sleep(20);
            } catch (UncheckedIOException e) {
                isReported = true;
            }
        }
        assertEquals(2, version(provider));
        source.setUrl(url);
        publish(storage(), "Version 3");
        awaitVersion(provider, 3);
    }

    private static @Nullable Object version(CatalogueProvider provider) {
        var found = provider.find("example.org");
        return found == null ? null : found.version();
    }

    private static void awaitVersion(CatalogueProvider provider, int number) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Objects.equals(version(provider), number)) {
            assertTrue(System.nanoTime() < deadline, "still version " + version(provider));
            try {
                provider.refresh();
            } catch (UncheckedIOException e) {
                // The failure of the previous attempt.
            }
            Thread.sleep(20);
        }
    }

    @Test
    void killDuringPublicationLeavesOneVersionOrTheOther() throws Exception {
        publish(storage(), "Version 0");
        int versions = 1;
        for (int i = 0; i < KILLS; i++) {
            Process publisher = Publisher.start(url);
            // At another moment of a publication each time.
            Thread.sleep(3L * i);
            publisher.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            CatalogueStorage storage = storage();
            List<Version> history = storage.history();
            assertTrue(history.size() > versions, history.size() + " versions after " + versions);
            versions = history.size();
            assertEquals(0, storage.firstBrokenVersion());
            ConsoleState state = storage.read();
            assertEquals(history.get(0).hash(), state.publishedHash());
            Draft draft = state.draft();
            assertTrue(draft == null || !draft.catalogue().equals(state.published()));
            assertTrue(
                    category(CatalogueProvider.postgres(source), "example.org").startsWith("Version "));
        }
    }

    @Test
    void logOfErasuresIsShared() {
        CatalogueLibrary.postgres(source, false).erasures().add(new ErasureLog.Entry(ANN, 2, "They asked"));
        CatalogueLibrary.postgres(source, true).erasures().add(new ErasureLog.Entry(ANN, 1, "Again"));
        assertEquals(
                List.of(new ErasureLog.Entry(ANN, 1, "Again"), new ErasureLog.Entry(ANN, 2, "They asked")),
                CatalogueLibrary.postgres(source, false).erasures().entries());
    }
}
