// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
        return median(visible);
    }

    double first(ToDoubleFunction<Load> figure) {
        return median(first.stream().map(figure::applyAsDouble).toList());
    }

    double again(ToDoubleFunction<Load> figure) {
        return median(again.stream().map(figure::applyAsDouble).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
