// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An undeclared cookie or storage entry.
 *
 * @param name the name of the entry, or a pattern for several names
 * @param isSet whether the server itself sets the entry, and not only a script or a browser that sent it
 * @param maxLifetime the longest lifetime with which it was set; null for a session, or if it is not known
 */
record FoundEntry(String name, boolean isSet, @Nullable Duration maxLifetime) {
    /** Merges two entries that have the same key. */
    FoundEntry merge(FoundEntry other) {
        Duration longer =
                maxLifetime == null || (other.maxLifetime != null && other.maxLifetime.compareTo(maxLifetime) > 0)
                        ? other.maxLifetime
                        : maxLifetime;
        return new FoundEntry(NameShape.common(name, other.name), isSet || other.isSet, longer);
    }
}
