// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.csp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A directive of a Content-Security-Policy.
 *
 * @param name the name in lower case
 * @param values the words after the name, in their order; source expressions in most directives
 */
record CspDirective(String name, List<String> values) {
    private static final String NONE = "'none'";
    private static final String NONCE = "'nonce-";

    CspDirective {
        values = List.copyOf(values);
    }

    /** Returns whether the directive contains a keyword such as {@code 'self'}, in any case. */
    boolean hasKeyword(String keyword) {
        return values.stream().anyMatch(keyword::equalsIgnoreCase);
    }

    /** Returns the nonces of the source list. Invalid nonces are ignored, as in browsers. */
    List<String> nonces() {
        List<String> nonces = new ArrayList<>();
        for (String value : values) {
            String nonce = nonce(value);
            if (nonce != null) {
                nonces.add(nonce);
            }
        }
        return nonces;
    }

    /**
     * Returns this directive with one more value. {@code 'none'} is removed, because it has no meaning beside others.
     */
    CspDirective with(String value) {
        return new CspDirective(name, with(values, value));
    }

    /** Returns a directive with another name, the values of this one and one more value. */
    CspDirective withName(String otherName, String value) {
        return new CspDirective(otherName, with(values, value));
    }

    private static List<String> with(List<String> values, String value) {
        List<String> all = new ArrayList<>(values);
        all.removeIf(NONE::equalsIgnoreCase);
        all.add(value);
        return all;
    }

    /**
     * Returns the nonce of a source expression, or null if it has none. The grammar is that of CSP Level 3, 2.3.1:
     * base64 in either alphabet.
     */
    private static @Nullable String nonce(String value) {
        boolean isNonceSource = value.regionMatches(true, 0, NONCE, 0, NONCE.length()) && value.endsWith("'");
        String nonce = isNonceSource && value.length() > NONCE.length()
                ? value.substring(NONCE.length(), value.length() - 1)
                : "";
        return nonce.matches("[A-Za-z0-9+/_-]+={0,2}") ? nonce : null;
    }

    @Override
    public String toString() {
        return values.isEmpty() ? name : name + ' ' + String.join(" ", values);
    }

    static CspDirective of(List<String> words) {
        return new CspDirective(words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size()));
    }
}
