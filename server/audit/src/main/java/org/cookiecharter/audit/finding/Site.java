// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.util.List;
import java.util.Locale;
import org.cookiecharter.cookie.PublicSuffixes;

/**
 * The site that is audited: all hosts under one registrable domain.
 *
 * @param domain the registrable domain, or the host if it has none
 */
record Site(String domain) {
    static Site of(String host) {
        return new Site(domain(host));
    }

    private static String domain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        List<String> domains = PublicSuffixes.mozilla().cookieDomains(name);
        return domains.isEmpty() ? name : domains.get(0);
    }

    /** Returns whether a host belongs to another site. */
    boolean isThirdParty(String host) {
        return !host.isEmpty() && !domain(host).equals(domain);
    }
}
