// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The CSRF token, which proves that a form or an API call originates from the portal's own pages. It has the name and
 * lifetime of Django's: a cookie for 364 days, which is sent back in a form field or a header that other sites cannot
 * write.
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

    /** Returns the visitor's token, and creates and sets one if there is none. */
    static String of(HttpServletRequest request, HttpServletResponse response) {
        String token = cookieValue(request);
        return token == null ? renew(response) : token;
    }

    /** Sets a new token, because others may know the old one after a login. */
    static String renew(HttpServletResponse response) {
        StringBuilder token = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> token.append(ALPHABET.charAt(i)));
        response.addCookie(PortalServlet.newCookie(COOKIE, token.toString(), AGE));
        return token.toString();
    }

    /** Returns whether the request contains the token of its cookie, in the header or in the form field. */
    static boolean isValid(HttpServletRequest request) {
        String token = cookieValue(request);
        String header = request.getHeader(HEADER);
        String submitted = header == null ? request.getParameter(FIELD) : header;
        return token != null
                && submitted != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), submitted.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String cookieValue(HttpServletRequest request) {
        String token = PortalServlet.cookie(request, COOKIE);
        return token != null && token.length() == LENGTH && token.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? token
                : null;
    }
}
