// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** Tells visitors apart as far as learning scopes needs it: by hashes, in memory alone. */
final class Visitors {
    private Visitors() {}

    /** The hash of the id in the consent cookie, or of the address if there is none. */
    static int hash(Consent consent, SiteRequest request) {
        String id = consent.earlierId();
        return id == null ? addressHash(request) : id.hashCode();
    }

    static int addressHash(SiteRequest request) {
        return request.remoteAddress().hashCode();
    }
}
