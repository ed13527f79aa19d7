// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

/**
 * Where browsers find the third party.
 *
 * @param port the port that it listens on
 */
public record ThirdPartyAddress(int port) {
    /**
     * Its origin, for a page under this host name. {@code localhost} and {@code 127.0.0.1} are the same machine and
     * two sites. Under any other name it can only be another origin of the same site.
     */
    String originFor(String host) {
        return switch (host) {
            case "localhost" -> "http://127.0.0.1:" + port;
            case "127.0.0.1" -> "http://localhost:" + port;
            default -> "http://" + host + ":" + port;
        };
    }
}
