// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.util.List;

/**
 * One way to set a cookie.
 *
 * @param name the last part of the path that selects it
 * @param fields additional request headers
 */
record SetCookieCase(String name, List<String> fields) {
    static SetCookieCase of(String name, String... fields) {
        return new SetCookieCase(name, List.of(fields));
    }
}
