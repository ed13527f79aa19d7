// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Addresses that the charter turns into links: nothing but http and https, or a script could be one. */
final class WebAddress {
    private static final Pattern E_MAIL = Pattern.compile("[^@\\s:/<>\"]+@[^@\\s:/<>\"]+");

    private WebAddress() {}

    /** Notes an address that is none; an empty one has been noted before. */
    static void check(Place place, String path, String address) {
        if (!address.isEmpty() && !isWebAddress(address)) {
            place.errorAt(
                    path,
                    Quoted.of(address)
                            + " is no http or https address; write one like \"https://example.org/privacy\"");
        }
    }

    static void checkContact(Place place, String key, String contact) {
        if (!E_MAIL.matcher(contact).matches() && !isWebAddress(contact)) {
            place.error(
                    key,
                    Quoted.of(contact) + " is no e-mail or web address; write one like \"privacy@example.org\""
                            + " or \"https://example.org/contact\"");
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            // Who signs in by the address itself ("https://example.org@evil.example") hides where a link leads.
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
