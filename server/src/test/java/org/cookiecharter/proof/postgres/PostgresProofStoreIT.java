// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStoreContract;
import org.cookiecharter.proof.Records;
import org.cookiecharter.proof.StoreFixture;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresProofStoreIT extends ProofStoreContract {
    @Override
    public StoreFixture fixture(Path parent) {
        return new PostgresFixture();
    }

    private static String refused(ProofStore proofs, ConsentRecord record) {
        return String.valueOf(assertThrows(
                        CompletionException.class,
                        () -> Records.append(proofs, record).join())
                .getMessage());
    }

    @Test
    void onlyOneProcessAppendsToChain() {
        try (ProofStore second = store.open("one")) {
            try (ProofStore first = store.open("one")) {
                Records.append(first, Records.grant(1)).join();
                String message = refused(second, Records.grant(2));
                assertTrue(message.contains("another process appends to the chain of node one"), message);
                assertEquals(1, Records.find(second, Records.visitor(1)).size());
            }
            Records.append(second, Records.grant(3)).join();
            assertTrue(second.verify(List.of(), read -> {}).isIntact());
        }
    }

    @Test
    void storeWithoutNodeRejectsRecords() {
        store.open("one").close();
        try (ProofStore reading = PostgresProofStore.open(((PostgresFixture) store).source())) {
            assertTrue(refused(reading, Records.grant(1)).contains("was opened without a node"));
            assertEquals(1, reading.heads().size());
        }
    }

    @Test
    void reconnectsAfterBrokenConnection() throws Exception {
        try (ProofStore proofs = store.open("one")) {
            Records.append(proofs, Records.grant(1)).join();
            store.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
            refused(proofs, Records.grant(2));
            Records.append(proofs, Records.grant(3)).join();
            assertEquals(1, Records.find(proofs, Records.visitor(3)).size());
            assertEquals(List.of(), Records.find(proofs, Records.visitor(2)));
            assertTrue(proofs.verify(List.of(), read -> {}).isIntact());
        }
    }

    @Test
    void commitsSynchronouslyDespiteServerSetting() throws Exception {
        store.open("one").close();
        store.execute("create table cookie_charter.told (setting text)");
        store.execute(
                "create function cookie_charter.tell() returns trigger language plpgsql as"
                        + " 'begin insert into cookie_charter.told values (current_setting(''synchronous_commit'')); return new; end'");
        store.execute(
                "create trigger tell before insert on consent for each row execute function cookie_charter.tell()");
        store.execute(
                "do 'begin execute format(''alter database %I set synchronous_commit = off'', current_database()); end'");
        try (ProofStore proofs = store.open("one")) {
            Records.append(proofs, Records.grant(1)).join();
        }
        assertEquals(List.of("on"), store.column("select setting from told"));
    }

    @Test
    void returnsConnectionsToPoolUnchanged() throws Exception {
        try (ProofStore proofs = store.open("one")) {
            Records.append(proofs, Records.grant(1)).join();
        }
        assertEquals(
                List.of("0"),
                store.column("select count(*) from pg_locks where locktype = 'advisory' and classid = "
                        + PostgresDatabase.LOCK_CLASS));
    }

    @Test
    void closesAllConnectionsOfAddressWithStore() throws Exception {
        String url = ((PGSimpleDataSource) ((PostgresFixture) store).source()).getUrl()
                + "?user=postgres&ApplicationName=pooled";
        String connections = "select count(*) from pg_stat_activity where application_name = 'pooled'";
        try (ProofStore proofs = PostgresProofStore.open(url, "one")) {
            Records.append(proofs, Records.grant(1)).join();
            assertEquals(1, Records.find(proofs, Records.visitor(1)).size());
            assertNotEquals(List.of("0"), store.column(connections));
        }
        long end = System.nanoTime() + 10_000_000_000L;
        while (!store.column(connections).equals(List.of("0"))) {
            assertTrue(System.nanoTime() < end, "connections stay");
        }
    }

    @Test
    void reportsUnreachableAddressWithoutPassword() {
        assertEquals(
                "proof store jdbc:mysql://db/site must start with jdbc:postgresql:",
                message(IllegalArgumentException.class, "jdbc:mysql://db/site?password=secret"));
        String message = message(UncheckedIOException.class, "jdbc:postgresql://127.0.0.1:1/site?password=secret");
        assertTrue(
                message.startsWith("proof store jdbc:postgresql://127.0.0.1:1/site cannot be reached (")
                        && message.endsWith("); start the database or check the network")
                        && !message.contains("secret"),
                message);
    }

    private static String message(Class<? extends Exception> type, String url) {
        return String.valueOf(
                assertThrows(type, () -> PostgresProofStore.open(url, "one")).getMessage());
    }
}
