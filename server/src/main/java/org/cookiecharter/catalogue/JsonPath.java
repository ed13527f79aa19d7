// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.regex.Pattern;
import org.cookiecharter.format.LogText;

/** Builds the path of a value in a JSON text in the syntax of RFC 9535: {@code $.services[2].name['pt-BR']}. */
final class JsonPath {
    static final String ROOT = "$";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,59}");

    private JsonPath() {}

    static String member(String object, String key) {
        return PLAIN.matcher(key).matches() ? object + '.' + key : object + "['" + LogText.of(key) + "']";
    }

    static String item(String array, int index) {
        return array + '[' + index + ']';
    }
}
