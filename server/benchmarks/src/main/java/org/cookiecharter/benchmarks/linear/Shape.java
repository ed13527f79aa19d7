// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A kind of hostile input.
 *
 * @param name the name, without markup
 * @param input a function that returns an input of about the given size, in bytes
 */
record Shape(String name, IntFunction<String> input) {
    static Shape repeated(String name, String part) {
        return within(name, "", part, "");
    }

    static Shape within(String name, String before, String part, String after) {
        return new Shape(name, size -> before + part.repeat(Math.max(1, size / part.length())) + after);
    }

    /** Creates a kind of input whose parts are all different. */
    static Shape numbered(String name, IntFunction<String> part, UnaryOperator<String> around) {
        return new Shape(name, size -> {
            StringBuilder parts = new StringBuilder(size + 64);
            for (int i = 0; parts.length() < size; i++) {
                parts.append(part.apply(i));
            }
            return around.apply(parts.toString());
        });
    }
}
