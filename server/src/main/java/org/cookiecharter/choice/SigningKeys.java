// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import java.time.Instant;
import java.util.List;

/**
 * All keys of a site. A choice is signed with the one of the moment at which it was made, and believed only by that: so
 * an earlier key, once another has followed it, signs nothing new, and what it signed ends by itself.
 *
 * @param keys at least one, in the order in which they began
 */
public record SigningKeys(List<SigningKey> keys) {
    /** @throws IllegalArgumentException if there is none */
    public SigningKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys (none) must be at least one");
        }
    }

    /** The one that signs a choice made at this moment. */
    public SigningKey of(Instant at) {
        SigningKey found = keys.get(0);
        for (SigningKey key : keys) {
            if (!key.since().isAfter(at)) {
                found = key;
            }
        }
        return found;
    }
}
