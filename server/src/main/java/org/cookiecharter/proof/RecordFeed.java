// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.util.List;

/**
 * The records of a store in the order in which they were written, for a consumer outside this process. The store is the
 * queue: a record that was acknowledged by its append is in the feed, and stays in it until the consumer has acknowledged
 * it. Records that were erased in the meantime are skipped.
 *
 * <p>If several processes open the same feed of one store, only one of them reads it at a time; another one takes over
 * when the lease of the last read has ended. A record may then be read twice. Not thread-safe.
 */
public interface RecordFeed extends AutoCloseable {
    /**
     * Returns the first records that are not acknowledged, oldest first: of two choices of one visitor, the earlier one
     * comes first.
     *
     * @param limit the maximum number of records, greater than 0
     * @return the records; empty if there are none, or if another process reads this feed
     * @throws java.io.UncheckedIOException if the store cannot be read or written
     * @throws IllegalStateException if the store is closed
     */
    List<StoredRecord> read(int limit);

    /**
     * Acknowledges a record and all earlier ones of the same node.
     *
     * @param record one that {@link #read} returned last
     * @throws IllegalArgumentException if it is another one
     * @throws java.io.UncheckedIOException if the store cannot be written
     * @throws IllegalStateException if the store is closed
     */
    void acknowledge(StoredRecord record);

    /** Allows other processes to read the feed at once. Failures to write that are ignored. */
    @Override
    void close();
}
