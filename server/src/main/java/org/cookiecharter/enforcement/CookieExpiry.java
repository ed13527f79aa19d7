// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.List;
import java.util.Locale;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.cookie.CookieScope;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Set-Cookie} header fields that delete a cookie. Browsers obey one only if its path and domain are those
 * with which the cookie was set, and if it satisfies the rules of the cookie's name prefix (RFC 6265bis, 4.1.3 and 5.7;
 * draft-ietf-httpbis-layered-cookies for {@code __Http-} and {@code __Host-Http-}). If a declaration states no path or
 * domain, there is one header field for each that is possible.
 */
final class CookieExpiry {
    private static final String EXPIRED = "; Max-Age=0";
    /** Number of header fields that are cached. A hostile address has hundreds, few of which fit into a response. */
    private static final int MAX_CACHED = 8;

    private static final String PARTITIONED = "; Max-Age=0; Secure; Partitioned";
    private static final String PARTITIONED_PATH = "; Path=/";

    /** The length of the name and the line end of a header field. */
    static final int FIELD_BYTES = "Set-Cookie: \r\n".length();

    private final String nameAndValue;
    private final List<String> domains;
    private final List<String> paths;
    private final String attributes;
    /** Number of additional header fields for a partitioned cookie, which browsers treat as another cookie. */
    private final int partitionedCount;

    private final long maxBytes;
    /** The first header fields, created on first use; a race creates equal ones. */
    private final @Nullable HttpField[] cachedHeaders;

    private CookieExpiry(
            String nameAndValue, List<String> domains, List<String> paths, String attributes, boolean partitioned) {
        this.nameAndValue = nameAndValue;
        this.domains = domains;
        this.paths = paths;
        this.attributes = attributes;
        this.partitionedCount = partitioned ? domains.size() : 0;
        this.cachedHeaders = new HttpField[Math.min(headerCount(), MAX_CACHED)];
        this.maxBytes = countMaxBytes();
    }

    /**
     * Creates the header fields that delete a cookie of a request.
     *
     * @param name the cookie's name; empty for cookies without one, such as {@code foo} or {@code =_ga=1}. Browsers
     *     treat all of these with the same path and domain as one cookie, whatever its value, and require a value (RFC
     *     6265bis, 5.6 and 5.7)
     * @param declaration the declaration of the cookie, or null if there is none
     */
    static CookieExpiry of(String name, @Nullable CookieDeclaration declaration, ExpiryScope scope) {
        DeclaredCookie cookie = declaration == null ? null : declaration.cookie();
        return of(name, cookie, domains(cookie, scope), paths(cookie, scope), scope.secure());
    }

    /**
     * Creates the header field that deletes a declared cookie with the path and domain with which it was set.
     *
     * @param secure whether it may have been set over a secure connection
     */
    static CookieExpiry of(String name, CookieDeclaration declaration, CookieScope learned, boolean secure) {
        String domain = learned.domain().isEmpty() ? "" : ExpiryScope.domainAttribute(learned.domain());
        return of(name, declaration.cookie(), List.of(domain), List.of("; Path=" + learned.path()), secure);
    }

    private static CookieExpiry of(
            String name,
            @Nullable DeclaredCookie cookie,
            List<String> domains,
            List<String> paths,
            boolean isTrustworthy) {
        String prefix = name.startsWith("__") ? name.toLowerCase(Locale.ROOT) : "";
        boolean host = prefix.startsWith("__host-");
        boolean http = prefix.startsWith("__http-") || prefix.startsWith("__host-http-");
        boolean secure = host || http || prefix.startsWith("__secure-");
        String nameAndValue = name.isEmpty() ? "=-" : name + '=';
        String attributes =
                cookie != null && cookie.partitioned() ? PARTITIONED : secure ? EXPIRED + "; Secure" : EXPIRED;
        return new CookieExpiry(
                nameAndValue,
                host ? ExpiryScope.HOST_ALONE : domains,
                host ? ExpiryScope.ROOT : paths,
                http ? attributes + "; HttpOnly" : attributes,
                cookie == null && isTrustworthy && !http);
    }

    /**
     * Includes the host alone: if a site is served under another domain than the declared one, browsers use the host.
     */
    private static List<String> domains(@Nullable DeclaredCookie cookie, ExpiryScope scope) {
        return cookie == null || cookie.domain() == null ? scope.domains() : List.of("", "; Domain=" + cookie.domain());
    }

    private static List<String> paths(@Nullable DeclaredCookie cookie, ExpiryScope scope) {
        return cookie == null || cookie.path() == null ? scope.paths() : List.of("; Path=" + cookie.path());
    }

    /** Returns the number of header fields. */
    int headerCount() {
        return domains.size() * paths.size() + partitionedCount;
    }

    /** Returns the header field of this index; the likelier ones are first. */
    HttpField header(int index) {
        HttpField header = index < cachedHeaders.length ? cachedHeaders[index] : null;
        if (header == null) {
            header = new HttpField(HttpHeader.SET_COOKIE, text(index));
            if (index < cachedHeaders.length) {
                cachedHeaders[index] = header;
            }
        }
        return header;
    }

    private String text(int index) {
        int unpartitionedCount = domains.size() * paths.size();
        return index < unpartitionedCount
                ? nameAndValue + paths.get(index / domains.size()) + domains.get(index % domains.size()) + attributes
                : nameAndValue + PARTITIONED_PATH + domains.get(index - unpartitionedCount) + PARTITIONED;
    }

    /** Returns an upper limit for the bytes of all header fields together, with their names and line ends. */
    long maxBytes() {
        return maxBytes;
    }

    private long countMaxBytes() {
        int headerBytes = FIELD_BYTES
                + byteCount(nameAndValue)
                + Math.max(attributes.length(), PARTITIONED_PATH.length() + PARTITIONED.length());
        return (long) headerBytes * headerCount()
                + sum(domains) * (paths.size() + 1L)
                + sum(paths) * (long) domains.size();
    }

    private static int sum(List<String> texts) {
        int sum = 0;
        for (String text : texts) {
            sum += byteCount(text);
        }
        return sum;
    }

    /** Returns the maximum length of a text in bytes of UTF-8. */
    static int byteCount(String text) {
        int byteCount = text.length();
        for (int i = 0; i < text.length(); i++) {
            byteCount += text.charAt(i) < 128 ? 0 : 2;
        }
        return byteCount;
    }
}
