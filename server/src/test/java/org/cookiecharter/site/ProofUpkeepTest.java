// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the maintenance of a store while a site runs. */
class ProofUpkeepTest {
    @TempDir
    Path directory;

    @Test
    void reloadsKeysAndKeepsThemIfStoreCannotBeRead() {
        Path file = directory.resolve("consent.db");
        ProofStore proofs = SqliteProofStore.open(file);
        ProofUpkeep upkeep = new ProofUpkeep(proofs, record -> {}, null, Clock.systemUTC());
        String earlier = signature(upkeep, Instant.now());
        Instant since;
        try (ProofStore operator = SqliteProofStore.open(file)) {
            since = operator.rotateKey();
        }
        assertEquals(earlier, signature(upkeep, since));
        upkeep.reloadKeys();
        String later = signature(upkeep, since);
        assertNotEquals(earlier, later);
        proofs.close();
        upkeep.reloadKeys();
        assertEquals(later, signature(upkeep, since));
    }

    private static String signature(ProofUpkeep upkeep, Instant at) {
        return upkeep.keys().keyAt(at).sign("");
    }
}
