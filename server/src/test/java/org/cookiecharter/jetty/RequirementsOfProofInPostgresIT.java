// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import javax.sql.DataSource;
import org.cookiecharter.proof.Postgres;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;

/** Tests of the same requirements for proofs in PostgreSQL. */
class RequirementsOfProofInPostgresIT extends RequirementsOfProofTest {
    private final DataSource database = Postgres.freshDatabase();

    @Override
    ProofStore open() {
        return PostgresProofStore.open(database, "web-1");
    }
}
