// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The host and port of an address.
 *
 * @param name the host in lower case; empty if the address has none
 * @param port the port, or -1 for the default
 */
record Host(String name, int port) {
    /** Returns the host of an address, which may have characters that addresses should not contain. */
    static Host of(String url) {
        try {
            URI uri = new URI(url.split("[?#]", 2)[0].replace("|", "%7C").replace(" ", "%20"));
            String name = uri.getHost();
            return name == null ? new Host("", -1) : new Host(name.toLowerCase(Locale.ROOT), uri.getPort());
        } catch (URISyntaxException e) {
            return new Host("", -1);
        }
    }
}
