// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.util.regex.Pattern;

/**
 * Recognizes distinctive names, which nobody else would choose and which therefore identify the provider of a cookie:
 * {@code JSESSIONID} and {@code _pk_id.1}, but not {@code token}, {@code c} or {@code user_id}, and not {@code _xsrf},
 * which several frameworks use.
 */
public final class DistinctiveName {
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+([-_][a-z]+)?|[A-Z]{1,8}|_[cx]srf");
    private static final int MIN_LETTERS = 3;

    private DistinctiveName() {}

    /** Returns whether a name is distinctive: it is neither a word of a language nor only a few letters. */
    public static boolean isDistinctive(String name) {
        return name.replaceAll("[^A-Za-z]", "").length() >= MIN_LETTERS
                && !WORD.matcher(name).matches();
    }
}
