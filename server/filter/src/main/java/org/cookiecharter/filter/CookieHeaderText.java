// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.http.Cookie;
import java.util.Locale;

/** Formats a servlet {@link Cookie} as the value of a {@code Set-Cookie} header field. */
final class CookieHeaderText {
    private CookieHeaderText() {}

    static String of(Cookie cookie) {
        StringBuilder text = new StringBuilder(cookie.getName()).append('=');
        if (cookie.getValue() != null) {
            text.append(cookie.getValue());
        }
        if (cookie.getMaxAge() >= 0) {
            text.append("; Max-Age=").append(cookie.getMaxAge());
        }
        if (cookie.getSecure()) {
            text.append("; Secure");
        }
        if (cookie.isHttpOnly()) {
            text.append("; HttpOnly");
        }
        cookie.getAttributes().forEach((name, value) -> {
            switch (name.toLowerCase(Locale.ROOT)) {
                // Their values in this map differ between versions of the servlet API.
                case "max-age", "secure", "httponly" -> {}
                default -> text.append("; ").append(name).append(value == null || value.isEmpty() ? "" : '=' + value);
            }
        });
        return text.toString();
    }
}
