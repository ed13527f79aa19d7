// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import org.cookiecharter.proof.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of a chain, as a feed reads it.
 *
 * @param chain the number of the chain
 * @param place the place in the chain
 * @param number the number in the table of records
 * @param record the record; null if it was erased, or the row is a removal
 */
record FeedEntry(
        int chain, long place, long number, @Nullable StoredRecord record) {}
