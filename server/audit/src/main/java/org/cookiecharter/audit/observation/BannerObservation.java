// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The banner on the first page, as an undecided visitor sees it.
 *
 * @param text its text, shortened
 * @param buttons the names of its buttons and links
 * @param accept the button that accepts everything; null if there is none
 * @param refuse the button that refuses everything; null if the first layer has none
 * @param preselected the names of options that are ticked in advance, on the first layer or one press further
 * @param namesPurpose whether it names a purpose
 * @param violations the accessibility rules that it violates
 */
public record BannerObservation(
        String text,
        List<String> buttons,
        @Nullable ButtonMeasure accept,
        @Nullable ButtonMeasure refuse,
        List<String> preselected,
        boolean namesPurpose,
        List<AxeViolation> violations) {
    public BannerObservation {
        buttons = List.copyOf(buttons);
        preselected = List.copyOf(preselected);
        violations = List.copyOf(violations);
    }
}
