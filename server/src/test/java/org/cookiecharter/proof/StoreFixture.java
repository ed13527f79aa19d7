// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One empty store of some kind, and a way round it to what it holds. Its tables are called as in every store. */
public interface StoreFixture {
    /**
     * Opens it.
     *
     * @param node null for the node that needs no name
     */
    ProofStore open(@Nullable String node);

    default ProofStore open() {
        return open(null);
    }

    /** What somebody does who may write the tables. */
    void execute(String... commands) throws Exception;

    /** How a query says a column's bytes as text. */
    default String hex(String column) {
        return "hex(" + column + ")";
    }

    /** The first column of each row, as text. */
    List<String> column(String query) throws Exception;
}
