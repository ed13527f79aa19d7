// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.util.List;
import java.util.function.Function;

/**
 * What reads input of others.
 *
 * @param name plain text
 * @param file where its plot goes
 * @param most the largest input that is tried, in bytes
 * @param read makes from an input what reads it once
 */
record Parser(String name, String file, int most, Function<String, Runnable> read, List<Shape> shapes) {
    List<Growth> measure() {
        return shapes.stream()
                .map(shape -> Growth.of(
                        shape.name(), most, size -> read.apply(shape.input().apply(size))))
                .toList();
    }
}
