// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cookiecharter.benchmarks.Median;

/** The measurements of one banner over all rounds. */
final class Figures {
    private final List<Double> visible = new ArrayList<>();
    private final List<Load> first = new ArrayList<>();
    private final List<Load> again = new ArrayList<>();

    void add(double visibleAfter, Load firstVisit, Load afterAChoice) {
        visible.add(visibleAfter);
        first.add(firstVisit);
        again.add(afterAChoice);
    }

    /** Returns the time until the banner's button is visible, in milliseconds. */
    double visible() {
        return Median.of(visible.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double first(ToDoubleFunction<Load> figure) {
        return Median.of(first.stream().mapToDouble(figure).toArray());
    }

    double again(ToDoubleFunction<Load> figure) {
        return Median.of(again.stream().mapToDouble(figure).toArray());
    }
}
