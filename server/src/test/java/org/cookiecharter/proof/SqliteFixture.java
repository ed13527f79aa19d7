// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.jspecify.annotations.Nullable;

public record SqliteFixture(Path file) implements StoreFixture {
    @Override
    public ProofStore open(@Nullable String node) {
        return node == null ? SqliteProofStore.open(file) : SqliteProofStore.open(file, node);
    }

    @Override
    public void execute(String... commands) throws Exception {
        try (Sqlite other = new Sqlite(file)) {
            other.execute(commands);
        }
    }

    @Override
    public List<String> column(String query) throws Exception {
        try (Sqlite other = new Sqlite(file)) {
            return other.column(query);
        }
    }
}
