// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice.cookie;

import java.time.Instant;
import java.util.List;
import org.cookiecharter.choice.SigningKey;

/**
 * The signing keys of a site. A choice is signed with the key for its time, and is verified only with that key: an
 * earlier key, once it has a successor, signs nothing new, and the choices that it signed expire by themselves.
 *
 * @param keys the keys in the order of their start; at least one
 */
public record SigningKeys(List<SigningKey> keys) {
    /**
     * Creates the keys.
     *
     * @throws IllegalArgumentException if there is no key
     */
    public SigningKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys must contain at least one key");
        }
    }

    /** Returns the key that signs a choice made at this time. */
    public SigningKey keyAt(Instant at) {
        SigningKey signingKey = keys.get(0);
        for (SigningKey key : keys) {
            if (!key.since().isAfter(at)) {
                signingKey = key;
            }
        }
        return signingKey;
    }
}
