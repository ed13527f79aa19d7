// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

/**
 * The chain of one node, as the store's table of chains says it.
 *
 * @param number what rows call it by
 * @param node its name
 * @param pruned how many of its first records are gone without a trace
 * @param base the hash of the last of these; all zero where there are none
 * @param last how many records it has had
 * @param head the hash of the last of these
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes of a row, which nobody changes; no two of these are compared.
record Chain(int number, String node, long pruned, byte[] base, long last, byte[] head) {
    ChainHead noted() {
        return new ChainHead(node, last, Hash.hex(head));
    }
}
