// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Set-Cookie} field of the choice. Scripts may read it, for the banner does; only the server can write one
 * that is believed.
 *
 * @param name its name
 * @param domain its {@code Domain}; null for this host alone
 * @param duration how long a browser keeps it
 */
record ChoiceField(String name, @Nullable String domain, Duration duration) {
    HttpField set(String value, boolean secure) {
        return field(value, duration.toSeconds(), secure);
    }

    HttpField removed(boolean secure) {
        return field("", 0, secure);
    }

    private HttpField field(String value, long seconds, boolean secure) {
        String field = name + '=' + value + "; Path=/; Max-Age=" + seconds
                + (domain == null ? "" : "; Domain=" + domain)
                + "; SameSite=Lax"
                + (secure ? "; Secure" : "");
        return new HttpField(HttpHeader.SET_COOKIE, field);
    }
}
