// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification.
 *
 * @param records the number of records read, up to the first discrepancy
 * @param erased the number of them that had been erased or pruned; only the place of such a record can be verified
 * @param heads the end of each chain, to be saved for the next verification
 * @param removals the removals that the chains record, for each node that has any
 * @param uncompared the saved heads whose places have been pruned since, so that they can no longer be compared
 * @param discrepancy the first discrepancy, or null if there is none
 */
public record Verification(
        long records,
        long erased,
        List<ChainHead> heads,
        List<RemovalSummary> removals,
        List<ChainHead> uncompared,
        @Nullable Discrepancy discrepancy) {
    public Verification {
        heads = List.copyOf(heads);
        removals = List.copyOf(removals);
        uncompared = List.copyOf(uncompared);
    }

    /** Returns whether there is no discrepancy and every saved head was compared. */
    public boolean isIntact() {
        return discrepancy == null && uncompared.isEmpty();
    }
}
