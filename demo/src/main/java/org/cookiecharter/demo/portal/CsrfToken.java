// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The token that proves that a form or an API call comes from our own pages, named and kept as Django does: a cookie
 * for 364 days, sent back in a field or a header that other sites cannot write.
 */
final class CsrfToken {
    static final String COOKIE = "csrftoken";
    static final String FIELD = "csrfmiddlewaretoken";
    static final String HEADER = "X-CSRFToken";
    private static final int AGE = 364 * 24 * 3600;
    private static final int LENGTH = 32;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private CsrfToken() {}

    /** The visitor's token, made and set where there is none. */
    static String of(HttpServletRequest request, HttpServletResponse response) {
        String token = sent(request);
        return token == null ? renew(response) : token;
    }

    /** A new token: after a log-in the old one may be known to others. */
    static String renew(HttpServletResponse response) {
        StringBuilder token = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> token.append(ALPHABET.charAt(i)));
        response.addCookie(PortalServlet.newCookie(COOKIE, token.toString(), AGE));
        return token.toString();
    }

    /** Whether the request brings the token of its cookie, in the header or in the form's field. */
    static boolean proves(HttpServletRequest request) {
        String token = sent(request);
        String header = request.getHeader(HEADER);
        String shown = header == null ? request.getParameter(FIELD) : header;
        return token != null
                && shown != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String sent(HttpServletRequest request) {
        String token = PortalServlet.cookie(request, COOKIE);
        return token != null && token.length() == LENGTH && token.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? token
                : null;
    }
}
