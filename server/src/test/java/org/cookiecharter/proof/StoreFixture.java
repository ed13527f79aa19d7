// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An empty store of one kind, with direct access to its database. All kinds have the same table names. */
public interface StoreFixture {
    /**
     * Opens the store.
     *
     * @param node null for the node that needs no name
     */
    ProofStore open(@Nullable String node);

    default ProofStore open() {
        return open(null);
    }

    /** Executes commands as another program that may write the tables. */
    void execute(String... commands) throws Exception;

    /** Returns a SQL expression for a column's bytes as hexadecimal text. */
    default String hex(String column) {
        return "hex(" + column + ")";
    }

    /** Returns the first column of each row, as text. */
    List<String> column(String query) throws Exception;
}
