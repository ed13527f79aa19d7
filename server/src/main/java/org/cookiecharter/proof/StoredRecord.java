// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

/**
 * A record with its place in the store.
 *
 * @param head where it stands: the node that kept it, its place in the node's chain, and its hash, which vouches for it
 *     and for every record of the node before it
 * @param record what it says
 */
public record StoredRecord(ChainHead head, ConsentRecord record) {}
