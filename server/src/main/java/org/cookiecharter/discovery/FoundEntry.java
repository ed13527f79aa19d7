// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An undeclared cookie or storage entry.
 *
 * @param name its name, or the pattern of several
 * @param isSet whether the server itself sets it, and not only a script, or a browser that sent it
 * @param maxLifetime the longest lifetime that it was set with; null for a session, or if it is not known
 */
record FoundEntry(String name, boolean isSet, @Nullable Duration maxLifetime) {
    /** Combines two of one key. */
    FoundEntry with(FoundEntry other) {
        Duration longer =
                maxLifetime == null || (other.maxLifetime != null && other.maxLifetime.compareTo(maxLifetime) > 0)
                        ? other.maxLifetime
                        : maxLifetime;
        return new FoundEntry(NameShape.common(name, other.name), isSet || other.isSet, longer);
    }
}
