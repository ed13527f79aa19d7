// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.settings;

import org.cookiecharter.format.TextValue;

/** How a consent record identifies the client (GDPR art. 5(1)(c): no more than is necessary). */
public enum ClientIdentity implements TextValue {
    /** Not at all. */
    NONE("none"),
    /** By its network: the first 24 bits of an IPv4 address, the first 48 bits of an IPv6 address. */
    TRUNCATED_IP("truncated-ip"),
    /**
     * By a hash of its IP address and its {@code User-Agent}, with a salt that only the proof store contains: a person
     * with both can verify a guess, a person with the hash alone learns nothing. Still personal data (GDPR recital 26).
     */
    SALTED_HASH("salted-hash");

    private final String text;

    ClientIdentity(String text) {
        this.text = text;
    }

    /** Returns the name of this value in settings. */
    @Override
    public String text() {
        return text;
    }
}
