// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.cookiecharter.format.LogText;

/**
 * Checks the addresses that the charter turns into links. Only http and https are allowed, because other schemes can
 * run a script.
 */
final class WebAddress {
    private static final Pattern E_MAIL = Pattern.compile("[^@\\s:/<>\"]+@[^@\\s:/<>\"]+");

    private WebAddress() {}

    /** Reports an invalid address. An empty one is ignored: it has already been reported. */
    static void check(ObjectNode node, String path, String address) {
        if (!address.isEmpty() && !isWebAddress(address)) {
            node.errorAt(
                    path,
                    LogText.quote(address)
                            + " is not an http or https address; write one like \"https://example.org/privacy\"");
        }
    }

    static void checkContact(ObjectNode node, String key, String contact) {
        if (!E_MAIL.matcher(contact).matches() && !isWebAddress(contact)) {
            node.error(
                    key,
                    LogText.quote(contact)
                            + " is neither an e-mail nor a web address; write one like \"privacy@example.org\""
                            + " or \"https://example.org/contact\"");
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            // User information in the address ("https://example.org@evil.example") hides where a link leads.
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
