// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.enforcement.scope.LearnedScopes;

/** Hashes of visitors, which distinguish them for {@link LearnedScopes}. They are in memory only. */
final class Visitors {
    private Visitors() {}

    /** Returns the hash of the id in the consent cookie, or of the address if there is none. */
    static int hash(ExchangeConsent consent, SiteRequest request) {
        String id = consent.previousChoiceId();
        return id == null ? addressHash(request) : id.hashCode();
    }

    static int addressHash(SiteRequest request) {
        return request.remoteAddress().hashCode();
    }
}
