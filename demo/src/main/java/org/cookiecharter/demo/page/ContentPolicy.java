// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import org.eclipse.jetty.http.HttpFields;

/**
 * The Content Security Policy of the demo's pages. A page may load its own files and those of at most one third party.
 */
public final class ContentPolicy {
    private ContentPolicy() {}

    /**
     * Returns the policy of a page that embeds this third party.
     *
     * @param thirdParty the origin of the third party, or an empty string for none
     */
    public static String allowing(String thirdParty) {
        String other = thirdParty.isEmpty() ? "" : " " + thirdParty;
        return "default-src 'none'; script-src 'self'" + other + "; style-src 'self'; img-src 'self'" + other
                + "; frame-src " + (thirdParty.isEmpty() ? "'none'" : thirdParty)
                + "; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                + "; require-trusted-types-for 'script'";
    }

    /** Adds the policy and related security headers to a response. */
    public static void addTo(HttpFields.Mutable headers, String policy) {
        headers.put("Content-Security-Policy", policy);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
    }
}
