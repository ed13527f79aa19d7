// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.file.Path;
import org.cookiecharter.proof.postgres.PostgresFixture;

class PostgresDocumentIT extends DocumentContract {
    @Override
    public StoreFixture fixture(Path parent) {
        return new PostgresFixture();
    }
}
