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
 * @param misfit the first that does not fit; null where everything does
 */
public record Verification(
        long records,
        long erased,
        List<ChainHead> heads,
        @Nullable Misfit misfit) {
    public Verification {
        heads = List.copyOf(heads);
    }

    /** Whether everything fits. */
    public boolean fits() {
        return misfit == null;
    }
}
