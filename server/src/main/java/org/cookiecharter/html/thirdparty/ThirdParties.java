// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import org.jspecify.annotations.Nullable;

/** Determines which hosts a page may contact without consent. */
@FunctionalInterface
public interface ThirdParties {
    /**
     * Records a host that a page contacts.
     *
     * @param own the host of the site, which is no third party
     * @return the ID that the visitor must consent to before the host is contacted, or null if no consent is required
     */
    @Nullable
    String recordContact(NetworkHost host, NetworkHost own);

    /**
     * Returns the same ID as {@link #recordContact} without recording anything, for an address to which the visitor's
     * window may be redirected.
     */
    default @Nullable String requiredConsent(NetworkHost host, NetworkHost own) {
        return recordContact(host, own);
    }

    /** Returns all IDs that require consent, separated by spaces, or null if nothing is blocked. */
    default @Nullable String allIds() {
        return null;
    }

    /** Records a host from which a page loads in a way that cannot be blocked. */
    default void recordUnblockable(NetworkHost host, NetworkHost own) {
        recordContact(host, own);
    }
}
