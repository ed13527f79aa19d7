// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.file.Path;

class SqliteRemovalTest extends RemovalContract {
    @Override
    public StoreFixture fixture(Path parent) {
        return new SqliteFixture(parent.resolve("consent.db"));
    }
}
