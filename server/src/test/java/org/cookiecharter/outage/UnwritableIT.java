// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests a site whose store cannot write: grants fail, refusals are honoured, and the site continues to serve pages; all
 * recovers when the cause ends.
 */
@Execution(ExecutionMode.CONCURRENT)
class UnwritableIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private @Nullable Tmpfs mounted;

    private Tmpfs mount(int megabytes) throws Exception {
        Tmpfs disk = new Tmpfs(directory.resolve("disk"), megabytes);
        mounted = disk;
        return disk;
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted != null) {
            mounted.unmount();
        }
    }

    /** A failure of a store, or its repair. */
    private interface Act {
        void run() throws Exception;
    }

    private static void outage(String store, Act cause, Act fix) throws Exception {
        try (TestSite site = new TestSite(TestSite.open(store))) {
            Visitor visitor = new Visitor(site.uri());
            assertEquals(200, visitor.accept().status());

            cause.run();
            Visitor.EndpointResponse refusedGrant = visitor.accept();
            // First use up the space left in existing pages.
            for (int i = 0; refusedGrant.status() == 200 && i < 5_000; i++) {
                refusedGrant = visitor.accept();
            }
            assertEquals(503, refusedGrant.status());
            assertNull(refusedGrant.cookie());
            Visitor.EndpointResponse refusal = visitor.refuse();
            assertEquals(200, refusal.status());
            assertNotNull(refusal.cookie());
            assertEquals(200, visitor.page());

            fix.run();
            Visitor.EndpointResponse grant = visitor.accept();
            for (int i = 0; grant.status() != 200 && i < 20; i++) {
                Thread.sleep(500);
                grant = visitor.accept();
            }
            assertEquals(200, grant.status());
            assertNotNull(grant.cookie());
        }
        // The refusal was recorded nevertheless.
        try (ProofStore proofs = TestSite.open(store)) {
            AtomicInteger refusals = new AtomicInteger();
            proofs.forEach(Instant.EPOCH, Instant.MAX, kept -> {
                if (kept.record().method() == ChoiceMethod.REFUSE_ALL) {
                    refusals.incrementAndGet();
                }
            });
            assertEquals(1, refusals.get());
            assertNull(proofs.verify(List.of(), read -> {}).discrepancy());
        }
    }

    @Test
    void handlesFullDisk() throws Exception {
        Tmpfs disk = mount(6);
        String store = disk.directory().resolve("consent.db").toString();
        outage(store, disk::fill, disk::makeRoom);
        disk.fill();
        assertEquals(
                "proof store %s has no space for the index of its log because the disk is full; free 64 kB"
                        .formatted(store),
                assertThrows(UncheckedIOException.class, () -> TestSite.open(store))
                        .getMessage());
        disk.makeRoom(64);
        // The site must still be able to start and to accept a refusal.
        try (TestSite site = new TestSite(TestSite.open(store))) {
            assertEquals(200, new Visitor(site.uri()).refuse().status());
            disk.makeRoom();
        }
    }

    @Test
    void handlesFullDiskOfPostgres() throws Exception {
        Tmpfs disk = mount(160);
        try (PostgresServer server = new PostgresServer(disk.directory().resolve("postgres"))) {
            outage(server.address(), disk::fill, disk::makeRoom);
        }
    }

    @Test
    void handlesLockedFile() throws Exception {
        String store = directory.resolve("consent.db").toString();
        TestSite.open(store).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = other.createStatement()) {
            outage(store, () -> statement.execute("begin immediate"), () -> statement.execute("rollback"));
        }
    }

    @Test
    void handlesLockedTableAndFrozenServer() throws Exception {
        try (PostgresServer server = new PostgresServer(directory.resolve("postgres"))) {
            TestSite.open(server.address()).close();
            try (Connection other = DriverManager.getConnection(server.address());
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                outage(
                        server.address(),
                        () -> statement.execute("lock table cookie_charter.consent in access exclusive mode"),
                        other::rollback);
                statement.execute("truncate cookie_charter.consent");
                statement.execute("update cookie_charter.chain set last = 0, head = base");
                other.commit();
            }
            outage(server.address(), server::freeze, server::thaw);
        }
    }

    @Test
    void reportsReadOnlyDiskAtStartup() throws Exception {
        Tmpfs disk = mount(2);
        Path file = disk.directory().resolve("consent.db");
        SqliteProofStore.open(file).close();
        assertTrue(disk.makeReadOnly());
        String message = assertThrows(UncheckedIOException.class, () -> SqliteProofStore.open(file))
                .getMessage();
        assertEquals(
                "proof store %s cannot be opened; grant this user read and write access to the file and its directory"
                        .formatted(file),
                message);
    }
}
