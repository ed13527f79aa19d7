// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.file.Path;

class PostgresErasureIT extends ErasureContract {
    @Override
    StoreFixture fixture(Path parent) {
        return new PostgresFixture();
    }
}
