// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The removals that the chain of one node records.
 *
 * @param node the name of the node
 * @param lastGone the last of the places at the beginning of the chain that are gone altogether; 0 if none is
 * @param removed how many entries are gone or erased
 * @param before the latest moment given to a pruning: it removed choices that had ended by then; null if nothing was
 *     pruned since the first entry that is left
 * @param at when the last removal was recorded
 */
public record RemovalSummary(
        String node, long lastGone, long removed, @Nullable Instant before, Instant at) {}
