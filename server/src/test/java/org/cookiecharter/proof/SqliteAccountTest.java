// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.file.Path;

class SqliteAccountTest extends AccountContract {
    @Override
    public StoreFixture fixture(Path parent) {
        return new SqliteFixture(parent.resolve("consent.db"));
    }
}
