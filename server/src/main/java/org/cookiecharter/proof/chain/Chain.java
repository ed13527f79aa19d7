// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.chain;

import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ChainHead;

/**
 * A row of the table of chains: the chain of one node.
 *
 * @param number the number by which rows refer to the chain
 * @param node the name of the node
 * @param pruned the number of deleted records at the beginning of the chain
 * @param base the hash of the last deleted record; all zero if there is none
 * @param last the place of the last record, including deleted ones
 * @param head the hash of the last record
 */
@SuppressWarnings("ArrayRecordComponent") // The arrays are never changed, and instances never compared.
public record Chain(int number, String node, long pruned, byte[] base, long last, byte[] head) {
    public ChainHead toHead() {
        return new ChainHead(node, last, Sha256.hex(head));
    }
}
