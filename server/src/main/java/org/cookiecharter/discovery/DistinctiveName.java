// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.util.regex.Pattern;

/**
 * Names by which one knows whose a cookie is, as nobody else would choose them: {@code JSESSIONID} and {@code _pk_id.1},
 * but not {@code token}, {@code c} or {@code user_id}, nor {@code _xsrf}, which several frameworks use.
 */
public final class DistinctiveName {
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+([-_][a-z]+)?|[A-Z]{1,8}|_[cx]srf");
    private static final int FEWEST_LETTERS = 3;

    private DistinctiveName() {}

    /** Whether it is such a name: no word of a language, and not a few letters either. */
    public static boolean is(String name) {
        return name.replaceAll("[^A-Za-z]", "").length() >= FEWEST_LETTERS
                && !WORD.matcher(name).matches();
    }
}
