// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.util.List;

/**
 * One way to set a cookie.
 *
 * @param name the last part of the path that asks for it
 * @param fields what else the request must say
 */
record SetCookieCase(String name, List<String> fields) {
    static SetCookieCase of(String name, String... fields) {
        return new SetCookieCase(name, List.of(fields));
    }
}
