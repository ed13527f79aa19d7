// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A summary of the removals that the chain of one node records.
 *
 * @param node the name of the node
 * @param lastGone the last place of the deleted beginning of the chain, or 0 if nothing was deleted
 * @param removed the number of deleted or erased entries
 * @param before the latest moment passed to a pruning, which removed choices that had ended by then, or null if nothing
 *     was pruned since the first remaining entry
 * @param at the time of the last removal
 */
public record RemovalSummary(
        String node, long lastGone, long removed, @Nullable Instant before, Instant at) {}
