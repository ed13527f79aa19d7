// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names of one cookie have in common: {@code _hjSession_3141592} and {@code _hjSession_2718281} are {@code
 * _hjSession_*}. A number in a name may tell one visitor from another, so it is not kept at all.
 */
final class NameShape {
    private static final int LONGEST = 100;
    /** What a catalogue can declare. */
    private static final Pattern NAME = Pattern.compile("[!-~&&[^;=,\"*]]+");

    private static final Pattern NUMBERS = Pattern.compile(
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=[a-f]*[0-9])[0-9a-f]{8,}|(?=[A-Z]*[0-9])[0-9A-Z]{8,}|[0-9]{4,}");

    private NameShape() {}

    /** The shape of a name that came over the wire; null where no catalogue could declare it. */
    static @Nullable String of(String name) {
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            return null;
        }
        String shape = NUMBERS.matcher(name).replaceAll("*").replaceAll("\\*+", "*");
        return shape.equals("*") ? null : shape;
    }
}
