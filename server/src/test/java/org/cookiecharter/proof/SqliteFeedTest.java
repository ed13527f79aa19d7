// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.file.Path;

class SqliteFeedTest extends FeedContract {
    @Override
    public StoreFixture fixture(Path parent) {
        return new SqliteFixture(parent.resolve("consent.db"));
    }
}
