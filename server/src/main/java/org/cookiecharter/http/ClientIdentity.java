// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

/** What a record keeps of the machine that a choice came from (GDPR art. 5(1)(c): no more than is needed). */
public enum ClientIdentity {
    /** Nothing. */
    NONE,
    /** The network of its address: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one. */
    TRUNCATED_IP,
    /**
     * A hash of its address and of the name that its browser gives itself, with a salt that only the proof store has: who
     * has both can confirm a guess, who has the hash alone learns nothing. Still personal data (GDPR recital 26).
     */
    SALTED_HASH
}
