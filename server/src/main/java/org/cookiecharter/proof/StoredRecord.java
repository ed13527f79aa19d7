// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

/**
 * A consent record with its place in the store.
 *
 * @param head the record's position: the node that stored it, its place in the node's chain, and its hash, which also
 *     covers every earlier record of the node
 * @param record the record
 */
public record StoredRecord(ChainHead head, ConsentRecord record) {}
