// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import org.eclipse.jetty.http.HttpFields;

/** What a page of the demo may load: its own files, and those of one third party where it names one. */
public final class ContentPolicy {
    private ContentPolicy() {}

    /**
     * The policy of a page that shows this third party.
     *
     * @param thirdParty an origin, or the empty text for none
     */
    public static String allowing(String thirdParty) {
        String other = thirdParty.isEmpty() ? "" : " " + thirdParty;
        return "default-src 'none'; script-src 'self'" + other + "; style-src 'self'; img-src 'self'" + other
                + "; frame-src " + (thirdParty.isEmpty() ? "'none'" : thirdParty)
                + "; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                + "; require-trusted-types-for 'script'";
    }

    /** Puts this policy and its companions into the head of a response. */
    public static void put(HttpFields.Mutable headers, String policy) {
        headers.put("Content-Security-Policy", policy);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
    }
}
