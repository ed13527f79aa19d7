// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.file.Path;

class SqliteDocumentTest extends DocumentContract {
    @Override
    public StoreFixture fixture(Path parent) {
        return new SqliteFixture(parent.resolve("consent.db"));
    }
}
