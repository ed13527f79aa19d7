// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/** Who decides which hosts a page may contact by itself. */
@FunctionalInterface
public interface ThirdParties {
    /**
     * Under which id this host is blocked until it is granted; null if it may be contacted at once.
     *
     * @param own the host of the site, which is no third party
     */
    @Nullable
    String requiredConsent(NetworkHost host, NetworkHost own);

    /** Returns all ids that anything is blocked under, separated by spaces, or null if nothing is blocked. */
    default @Nullable String allIds() {
        return null;
    }

    /** Notes a host that a page loads from in a way that cannot be blocked. */
    default void note(NetworkHost host, NetworkHost own) {
        requiredConsent(host, own);
    }
}
