package org.cookiecharter.jetty;

import java.util.Locale;
import org.cookiecharter.catalogue.Declaration;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Set-Cookie} field that removes a cookie. Browsers obey it only where path and domain are those with which
 * the cookie was set, and where it satisfies the rules of the cookie's own prefix (RFC 6265bis, 4.1.3 and 5.7; draft-ietf-httpbis-layered-cookies
 * for {@code __Http-} and {@code __Host-Http-}).
 */
final class Removal {
    private Removal() {}

    /**
     * @param name the cookie's name
     * @param declaration what is declared for it; null where nothing is
     */
    static HttpField of(String name, @Nullable Declaration declaration) {
        String prefix = name.toLowerCase(Locale.ROOT);
        boolean host = prefix.startsWith("__host-");
        String path = declaration == null ? null : declaration.cookie().path();
        String domain = declaration == null ? null : declaration.cookie().domain();
        boolean partitioned = declaration != null && declaration.cookie().partitioned();
        StringBuilder field =
                new StringBuilder(96).append(name).append("=; Path=").append(path == null || host ? "/" : path);
        if (domain != null && !host) {
            field.append("; Domain=").append(domain);
        }
        field.append("; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        boolean http = prefix.startsWith("__http-") || prefix.startsWith("__host-http-");
        if (host || http || partitioned || prefix.startsWith("__secure-")) {
            field.append("; Secure");
        }
        if (http) {
            field.append("; HttpOnly");
        }
        if (partitioned) {
            field.append("; Partitioned");
        }
        return new HttpField(HttpHeader.SET_COOKIE, field.toString());
    }
}
