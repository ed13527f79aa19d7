// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.util.List;
import java.util.function.Function;

/**
 * A parser of input from the network.
 *
 * @param name the name
 * @param maxSize the largest input size, in bytes
 * @param read a function that returns a task that parses an input once
 * @param shapes the kinds of hostile input
 */
record Parser(String name, int maxSize, Function<String, Runnable> read, List<Shape> shapes) {
    List<Growth> measure() {
        return shapes.stream()
                .map(shape -> Growth.of(
                        shape.name(), maxSize, size -> read.apply(shape.input().apply(size))))
                .toList();
    }
}
