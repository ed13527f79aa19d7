// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.cookiecharter.proof.postgres.PostgresFixture;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.junit.jupiter.api.Test;

class PostgresCountIT extends CountContract {
    @Override
    public StoreFixture fixture(Path parent) {
        return new PostgresFixture();
    }

    @Test
    void countsNothingWithoutNode() {
        PostgresFixture fixture = new PostgresFixture();
        fixture.open().close();
        try (ProofStore reading = PostgresProofStore.open(fixture.source())) {
            IllegalStateException refused = assertThrows(
                    IllegalStateException.class,
                    () -> reading.addDailyCounts(
                            List.of(new DailyCount(LocalDate.EPOCH, DailyCount.Kind.ASKED, "", 1))));
            assertTrue(String.valueOf(refused.getMessage())
                    .endsWith("was opened without a node and does not accept records"));
        }
    }
}
