// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.io.IOException;
import java.util.Locale;

/**
 * A benchmark that passes hostile input of doubling sizes to each parser and prints the growth of the time.
 *
 * <p>Property: {@code parsers}, a regular expression for the names of the parsers to measure (default: all).
 */
public final class LinearTime {
    private LinearTime() {}

    /** Measures all parsers. */
    public static void main(String[] args) throws IOException {
        String parserPattern = System.getProperty("parsers", ".*");
        System.out.println(
                "| parser | input | largest, KiB | time for it, ms | exponent |\n| --- | --- | --- | --- | --- |");
        for (Parser parser : Parsers.all()) {
            if (parser.name().matches(parserPattern)) {
                parser.measure().forEach(growth -> System.out.println(row(parser, growth)));
            }
        }
    }

    private static String row(Parser parser, Growth growth) {
        Growth.Point last = growth.last();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %.3f | %.2f |",
                parser.name(),
                growth.shape(),
                last.size() / 1024,
                last.nanos() / 1e6,
                growth.slope());
    }
}
