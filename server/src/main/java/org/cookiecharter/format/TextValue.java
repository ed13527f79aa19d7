// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A constant of an enum that has a name in files, requests and responses. */
public interface TextValue {
    /** Returns the name of this value. */
    String text();

    /** Returns the value with this name, in exactly this case, or null if there is none. */
    static <E extends Enum<E> & TextValue> @Nullable E parse(Class<E> type, String text) {
        for (E value : type.getEnumConstants()) {
            if (value.text().equals(text)) {
                return value;
            }
        }
        return null;
    }

    /** Returns the names of all values, in their order. */
    static <E extends Enum<E> & TextValue> List<String> texts(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(TextValue::text).toList();
    }

    /** Returns the names of all values for an error message: {@code "a", "b" or "c"}. */
    static <E extends Enum<E> & TextValue> String choices(Class<E> type) {
        List<String> quoted = texts(type).stream().map(text -> '"' + text + '"').toList();
        int last = quoted.size() - 1;
        return String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }
}
