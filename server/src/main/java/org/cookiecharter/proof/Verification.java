// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param records how many records were read, up to the one that does not fit
 * @param erased how many of them had been erased or pruned: of such a one nothing but its place can be verified
 * @param heads where each chain ends, to be noted down for the next verification
 * @param removals the removals that the chains record, for each node that has any
 * @param uncompared the noted heads of places that have been pruned since: what was there cannot be compared any more
 * @param discrepancy the first one; null if there is none
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

    /** Whether everything fits, and every noted head was compared. */
    public boolean isIntact() {
        return discrepancy == null && uncompared.isEmpty();
    }
}
