// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The common shape of the names of one cookie. A long number may identify a visitor and is always replaced: {@code
 * _hjSession_3141592} becomes {@code _hjSession_*}. A short one is replaced if two names differ only in it: {@code
 * revision3} and {@code revision4} become {@code revision*}.
 */
final class NameShape {
    private static final Pattern LONG_NUMBERS = Pattern.compile(
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=[a-f]*[0-9])[0-9a-f]{8,}|(?=[A-Z]*[0-9])[0-9A-Z]{8,}|[0-9]{4,}");

    private static final Pattern NUMBERS = Pattern.compile("[0-9*]+");
    /** The minimum number of letters of a pattern. A pattern with fewer letters would match unrelated names. */
    private static final int MIN_COMMON = 2;

    private NameShape() {}

    /**
     * Returns the name without its long numbers.
     *
     * @return the shape, or null if no catalogue could declare it, or if the name contains a star, which would match
     *     other names too
     */
    static @Nullable String of(Storage storage, String name) {
        if (name.indexOf('*') >= 0 || !CatalogueSyntax.isName(storage, name)) {
            return null;
        }
        String shape = LONG_NUMBERS.matcher(name).replaceAll("*").replaceAll("\\*+", "*");
        return shape.equals("*") ? null : shape;
    }

    /** Returns a key that is equal for shapes that may differ only in numbers. */
    static String key(String shape) {
        String key = NUMBERS.matcher(shape).replaceAll("*");
        return key.replace("*", "").length() < MIN_COMMON ? shape : key;
    }

    /** Returns the shape that matches two shapes with the same key. */
    static String common(String one, String other) {
        if (one.equals(other)) {
            return one;
        }
        Matcher ofOne = NUMBERS.matcher(one);
        Matcher ofOther = NUMBERS.matcher(other);
        StringBuilder common = new StringBuilder();
        int start = 0;
        while (ofOne.find() && ofOther.find()) {
            common.append(one, start, ofOne.start())
                    .append(ofOne.group().equals(ofOther.group()) ? ofOne.group() : "*");
            start = ofOne.end();
        }
        return common.append(one, start, one.length()).toString();
    }
}
