// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

/**
 * The address at which browsers reach the third party.
 *
 * @param port the port on which it listens
 */
public record ThirdPartyAddress(int port) {
    /**
     * Returns its origin for a page at this host name. {@code localhost} and {@code 127.0.0.1} are the same machine but
     * two sites. For any other name it can only be another origin of the same site.
     */
    String originFor(String host) {
        return switch (host) {
            case "localhost" -> "http://127.0.0.1:" + port;
            case "127.0.0.1" -> "http://localhost:" + port;
            default -> "http://" + host + ":" + port;
        };
    }
}
