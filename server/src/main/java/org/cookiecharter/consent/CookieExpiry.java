// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.List;
import java.util.Locale;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.decision.CookieScope;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Set-Cookie} fields that remove a cookie. Browsers obey one only where path and domain are those with which
 * the cookie was set, and where it satisfies the rules of the cookie's own prefix (RFC 6265bis, 4.1.3 and 5.7;
 * draft-ietf-httpbis-layered-cookies for {@code __Http-} and {@code __Host-Http-}). Where a declaration says neither,
 * there is one field for each that it may have been.
 */
final class CookieExpiry {
    private static final String END = "; Max-Age=0";
    /** A hostile address has hundreds, of which few find room. */
    private static final int MADE_ONCE = 8;

    private static final String PARTITIONED = "; Max-Age=0; Secure; Partitioned";

    private final String start;
    private final List<String> domains;
    private final List<String> paths;
    private final String end;
    /** How many there are on top for a partitioned cookie, which is another one to browsers. */
    private final int partitioned;
    /** The first of them, made when they are asked for; whoever makes one makes the same. */
    private final @Nullable HttpField[] fields;

    private CookieExpiry(String start, List<String> domains, List<String> paths, String end, boolean partitioned) {
        this.start = start;
        this.domains = domains;
        this.paths = paths;
        this.end = end;
        this.partitioned = partitioned ? domains.size() : 0;
        this.fields = new HttpField[Math.min(size(), MADE_ONCE)];
    }

    /**
     * @param name the cookie's name; empty for the cookies without one, such as {@code foo} or {@code =_ga=1}. To
     *     browsers all of these of a path and domain are one, whatever its value, and a value must be there (RFC
     *     6265bis, 5.6 and 5.7)
     * @param declaration what is declared for it; null if nothing is
     */
    static CookieExpiry of(String name, @Nullable CookieDeclaration declaration, ExpiryScope scope) {
        DeclaredCookie cookie = declaration == null ? null : declaration.cookie();
        return of(name, cookie, domains(cookie, scope), paths(cookie, scope), scope.secure());
    }

    /**
     * The deletion of a declared cookie with the path and domain with which it was set.
     *
     * @param secure whether it may have been set over a secure connection
     */
    static CookieExpiry of(String name, CookieDeclaration declaration, CookieScope learned, boolean secure) {
        String domain = learned.domain().isEmpty() ? "" : ExpiryScope.domain(learned.domain());
        return of(name, declaration.cookie(), List.of(domain), List.of("; Path=" + learned.path()), secure);
    }

    private static CookieExpiry of(
            String name, @Nullable DeclaredCookie cookie, List<String> domains, List<String> paths, boolean trusted) {
        String prefix = name.startsWith("__") ? name.toLowerCase(Locale.ROOT) : "";
        boolean host = prefix.startsWith("__host-");
        boolean http = prefix.startsWith("__http-") || prefix.startsWith("__host-http-");
        boolean secure = host || http || prefix.startsWith("__secure-");
        String start = name.isEmpty() ? "=-" : name + '=';
        String end = cookie != null && cookie.partitioned() ? PARTITIONED : secure ? END + "; Secure" : END;
        return new CookieExpiry(
                start,
                host ? ExpiryScope.HOST_ALONE : domains,
                host ? ExpiryScope.ROOT : paths,
                http ? end + "; HttpOnly" : end,
                cookie == null && trusted && !http);
    }

    /** A site may be served under another name than the declared one; there browsers store the cookie for the host. */
    private static List<String> domains(@Nullable DeclaredCookie cookie, ExpiryScope scope) {
        return cookie == null || cookie.domain() == null ? scope.domains() : List.of("", "; Domain=" + cookie.domain());
    }

    private static List<String> paths(@Nullable DeclaredCookie cookie, ExpiryScope scope) {
        return cookie == null || cookie.path() == null ? scope.paths() : List.of("; Path=" + cookie.path());
    }

    /** How many fields there are. */
    int size() {
        return domains.size() * paths.size() + partitioned;
    }

    /** The field of this index; the likelier ones come first. */
    HttpField field(int index) {
        HttpField known = index < fields.length ? fields[index] : null;
        if (known == null) {
            known = new HttpField(HttpHeader.SET_COOKIE, text(index));
            if (index < fields.length) {
                fields[index] = known;
            }
        }
        return known;
    }

    private String text(int index) {
        int plain = domains.size() * paths.size();
        return index < plain
                ? start + paths.get(index / domains.size()) + domains.get(index % domains.size()) + end
                : start + "; Path=/" + domains.get(index - plain) + PARTITIONED;
    }

    /** At most how many characters all fields have together, each with its name and its line. */
    long length() {
        long each = 14L + start.length() + Math.max(end.length(), PARTITIONED.length());
        return each * size() + sum(domains) * (paths.size() + 1L) + sum(paths) * (long) domains.size();
    }

    private static int sum(List<String> texts) {
        int sum = 0;
        for (String text : texts) {
            sum += text.length();
        }
        return sum;
    }
}
