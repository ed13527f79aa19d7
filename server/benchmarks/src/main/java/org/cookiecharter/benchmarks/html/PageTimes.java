// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.benchmarks.LowerQuartile;
import org.cookiecharter.benchmarks.Ratio;

/**
 * The processor times of all readers for one page, taken in turns, so that disturbances of the machine affect all of
 * them.
 */
final class PageTimes {
    private final SamplePage page;
    private final Map<String, double[]> nanos = new LinkedHashMap<>();

    private PageTimes(SamplePage page) {
        this.page = page;
    }

    /**
     * Measures the readers.
     *
     * @param rounds the number of turns of each reader that count; there are as many before, to warm up
     */
    static PageTimes measure(SamplePage page, List<PageReader> readers, int rounds) throws IOException {
        PageTimes times = new PageTimes(page);
        for (PageReader reader : readers) {
            times.nanos.put(reader.name(), new double[rounds]);
        }
        for (int round = -rounds; round < rounds; round++) {
            for (PageReader reader : readers) {
                double turn = reader.turn(page);
                if (round >= 0) {
                    times.of(reader.name())[round] = turn;
                }
            }
        }
        return times;
    }

    SamplePage page() {
        return page;
    }

    boolean has(String reader) {
        return nanos.containsKey(reader);
    }

    /** Returns the lower quartile of a reader's times for the page, in nanoseconds. */
    double nanos(String reader) {
        return LowerQuartile.of(of(reader));
    }

    /** Returns how many times as long one reader takes as another. */
    Ratio ratio(String slower, String faster) {
        return Ratio.of(of(slower), of(faster));
    }

    private double[] of(String reader) {
        double[] times = nanos.get(reader);
        if (times == null) {
            throw new IllegalArgumentException("reader (" + reader + ") was not measured");
        }
        return times;
    }
}
