package org.cookiecharter.jetty;

import java.util.List;
import java.util.Locale;
import org.cookiecharter.catalogue.Declaration;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Set-Cookie} fields that remove a cookie. Browsers obey one only where path and domain are those with which
 * the cookie was set, and where it satisfies the rules of the cookie's own prefix (RFC 6265bis, 4.1.3 and 5.7;
 * draft-ietf-httpbis-layered-cookies for {@code __Http-} and {@code __Host-Http-}).
 */
final class Removal {
    private Removal() {}

    /**
     * A field for the declared domain, and one for the host alone: a site may be served under another name than the one
     * that is declared, where browsers store the cookie for the host, or not at all.
     *
     * @param name the cookie's name
     * @param declaration what is declared for it; null where nothing is
     */
    static List<HttpField> of(String name, @Nullable Declaration declaration) {
        String prefix = name.toLowerCase(Locale.ROOT);
        boolean host = prefix.startsWith("__host-");
        String path = declaration == null || host ? null : declaration.cookie().path();
        String domain =
                declaration == null || host ? null : declaration.cookie().domain();
        boolean partitioned = declaration != null && declaration.cookie().partitioned();
        boolean http = prefix.startsWith("__http-") || prefix.startsWith("__host-http-");
        boolean secure = host || http || partitioned || prefix.startsWith("__secure-");
        String start = name + "=; Path=" + (path == null ? "/" : path);
        String end = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT"
                + (secure ? "; Secure" : "")
                + (http ? "; HttpOnly" : "")
                + (partitioned ? "; Partitioned" : "");
        HttpField here = new HttpField(HttpHeader.SET_COOKIE, start + end);
        return domain == null
                ? List.of(here)
                : List.of(here, new HttpField(HttpHeader.SET_COOKIE, start + "; Domain=" + domain + end));
    }
}
