// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.jspecify.annotations.Nullable;

/**
 * The result of a verification of the proof store.
 *
 * @param at the time of the verification in ISO 8601
 * @param intact whether no record was changed, moved or deleted
 * @param records the number of records read
 * @param erased the number of them that had been erased or pruned
 * @param discrepancy a description of the first discrepancy, or null if there is none
 */
public record VerificationResult(
        String at,
        boolean intact,
        long records,
        long erased,
        @Nullable String discrepancy) {}
