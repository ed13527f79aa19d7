// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import javax.sql.DataSource;
import org.cookiecharter.proof.Postgres;
import org.cookiecharter.proof.ProofStore;

/** The same where proofs are kept in PostgreSQL. */
class RequirementsOfProofInPostgresIT extends RequirementsOfProofTest {
    private final DataSource database = Postgres.freshDatabase();

    @Override
    ProofStore open() {
        return ProofStore.postgres(database, "web-1");
    }
}
