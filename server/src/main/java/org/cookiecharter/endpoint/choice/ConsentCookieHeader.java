// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.time.Duration;
import java.time.Instant;
import org.cookiecharter.choice.Choice;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Set-Cookie} header field of the consent cookie. Scripts can read the cookie, as the banner does; only the
 * server can sign one.
 *
 * @param name the name of the cookie
 * @param domain its {@code Domain}, or null for this host only
 * @param validity how long a choice is valid; browsers store the cookie as long as its refusals
 */
public record ConsentCookieHeader(String name, @Nullable String domain, Choice.Validity validity) {
    HttpField set(String value, Instant at, boolean secure) {
        return header(value, Duration.between(at, validity.endOfRefusals(at)).toSeconds(), secure);
    }

    HttpField expired(boolean secure) {
        return header("", 0, secure);
    }

    private HttpField header(String value, long seconds, boolean secure) {
        String header = name + '=' + value + "; Path=/; Max-Age=" + seconds
                + (domain == null ? "" : "; Domain=" + domain)
                + "; SameSite=Lax"
                + (secure ? "; Secure" : "");
        return new HttpField(HttpHeader.SET_COOKIE, header);
    }
}
