// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.List;

/**
 * How a visitor made a choice.
 *
 * @param step the step that began with it
 * @param presses the names of the buttons and links that were pressed, in order
 * @param succeeded whether the site offered a way
 */
public record ChoiceMade(Step step, List<String> presses, boolean succeeded) {
    public ChoiceMade {
        presses = List.copyOf(presses);
    }
}
