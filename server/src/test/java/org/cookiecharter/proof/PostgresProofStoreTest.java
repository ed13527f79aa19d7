package org.cookiecharter.proof;

import java.nio.file.Path;

class PostgresProofStoreTest extends ProofStoreContract {
    @Override
    StoreFixture fixture(Path parent) {
        return new PostgresFixture();
    }
}
