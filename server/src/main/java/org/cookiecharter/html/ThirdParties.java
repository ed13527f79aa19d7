// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/** Determines which hosts a page may contact without consent. */
@FunctionalInterface
public interface ThirdParties {
    /**
     * Returns the ID that the visitor must consent to before this host is contacted, or null if no consent is required,
     * and counts the host as one from which a page loads.
     *
     * @param own the host of the site, which is no third party
     */
    @Nullable
    String requiredConsent(NetworkHost host, NetworkHost own);

    /**
     * Returns the same ID as {@link #requiredConsent} without counting the host, for an address that the visitor's
     * window may be led to.
     */
    default @Nullable String peekRequiredConsent(NetworkHost host, NetworkHost own) {
        return requiredConsent(host, own);
    }

    /** Returns all IDs that require consent, separated by spaces, or null if nothing is blocked. */
    default @Nullable String allIds() {
        return null;
    }

    /** Records a host from which a page loads in a way that cannot be blocked. */
    default void note(NetworkHost host, NetworkHost own) {
        requiredConsent(host, own);
    }
}
