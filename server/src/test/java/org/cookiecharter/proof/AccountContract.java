// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cookiecharter.proof.ProofStore.AccountChoice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the choices of accounts for every store. */
abstract class AccountContract {
    private static final Instant NOON = Records.NOON;

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

    private static AccountChoice choice(String account, String recordId, Instant at, String text) {
        return new AccountChoice(account, recordId, at, at.plus(Records.VALIDITY), text);
    }

    @Test
    void anotherNodeReadsChoice() {
        try (ProofStore one = store.open();
                ProofStore other = store.open("other")) {
            String account = one.accountKey("", "user");
            assertEquals(account, other.accountKey("", "user"));
            assertNotEquals(account, other.accountKey("", "user2"));
            assertNull(other.findAccount(account));
            AccountChoice saved = choice(account, "r", NOON, "one");
            one.saveAccount(saved);
            assertEquals(saved, other.findAccount(account));
        }
    }

    @Test
    void latestChoiceOfTwoNodesStays() {
        try (ProofStore one = store.open();
                ProofStore other = store.open("other")) {
            AccountChoice later = choice("a", "r", NOON.plusSeconds(1), "later");
            one.saveAccount(later);
            other.saveAccount(choice("a", "r", NOON, "earlier"));
            assertEquals(later, other.findAccount("a"));
            other.saveAccount(choice("a", "other", NOON.plusSeconds(2), "latest"));
            // All records of an account have the same id.
            assertEquals(choice("a", "r", NOON.plusSeconds(2), "latest"), one.findAccount("a"));
        }
    }

    @Test
    void erasureOfAccountErasesItsRecordsOnly() throws Exception {
        try (ProofStore proofs = store.open()) {
            Records.append(proofs, Records.grant(1)).join();
            Records.append(proofs, Records.grant(2)).join();
            proofs.saveAccount(choice("a", Records.visitor(1), NOON, "one"));
            proofs.saveAccount(choice("b", Records.visitor(2), NOON, "two"));
            assertEquals(1, proofs.eraseAccount("a"));
            assertEquals(0, proofs.eraseAccount("a"));
            assertEquals(List.of(), proofs.find(Records.visitor(1)));
            assertEquals(1, proofs.find(Records.visitor(2)).size());
        }
        assertEquals(List.of("b"), store.column("select account from account"));
    }

    @Test
    void pruningDeletesChoicesThatHaveEnded() throws Exception {
        try (ProofStore proofs = store.open()) {
            proofs.saveAccount(choice("old", "r", NOON.minus(Duration.ofDays(1)), "one"));
            proofs.saveAccount(choice("new", "s", NOON, "two"));
            proofs.prune(NOON.plus(Records.VALIDITY).minusSeconds(1));
        }
        assertEquals(List.of("new"), store.column("select account from account"));
    }
}
