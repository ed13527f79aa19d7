// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address in a {@code Refresh} header or in {@code <meta http-equiv=refresh>} (HTML Living Standard, 4.2.5.3). */
final class RefreshAddress {
    private static final Pattern REFRESH = Pattern.compile(
            "\\s*+[0-9.]++(?:\\s*+[;,]|\\s)\\s*+(?:url\\s*+=\\s*+)?(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private RefreshAddress() {}

    /** Returns the address that a browser loads, or null if it reloads the same page. */
    static @Nullable String of(String value) {
        Matcher matcher = REFRESH.matcher(value);
        if (!matcher.matches()) {
            return null;
        }
        String address = matcher.group(1);
        if (address.startsWith("\"") || address.startsWith("'")) {
            int close = address.indexOf(address.charAt(0), 1);
            address = address.substring(1, close < 0 ? address.length() : close);
        }
        return address.isBlank() ? null : address;
    }
}
