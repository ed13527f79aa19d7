// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.banner;

import java.util.List;
import org.cookiecharter.audit.browser.Tab;
import org.jspecify.annotations.Nullable;

/**
 * A consent banner, or its second layer.
 *
 * @param frame the tab or frame that contains it
 * @param main whether the page itself contains it, not a frame
 * @param container its outermost element
 * @param text its text
 * @param controls its buttons and links that have words of banners, in the order of the page
 * @param pressable the names of all of its buttons and links
 * @param options its boxes, switches and radio buttons
 */
record Banner(
        Tab frame,
        boolean main,
        AccessibleNode container,
        String text,
        List<Control> controls,
        List<String> pressable,
        List<Option> options) {
    /** A button or link, and what it does. */
    record Control(Action action, AccessibleNode node) {}

    /**
     * A box, switch or radio button.
     *
     * @param node its node
     * @param context the beginning of the text around it, which may name its purpose
     */
    record Option(AccessibleNode node, String context) {
        /** Returns its name, with the text around it. */
        String description() {
            return context.isEmpty() ? node.name() : node.name() + " (" + context + ")";
        }
    }

    Banner {
        controls = List.copyOf(controls);
        pressable = List.copyOf(pressable);
        options = List.copyOf(options);
    }

    /** Returns whether it offers acceptance, and refusal or a second layer. */
    boolean offersChoice() {
        return control(Action.ACCEPT) != null && (control(Action.REFUSE) != null || control(Action.CHOOSE) != null);
    }

    /** Returns the first control with this action, or null if there is none. */
    @Nullable
    AccessibleNode control(Action action) {
        return controls.stream()
                .filter(control -> control.action() == action)
                .map(Control::node)
                .findFirst()
                .orElse(null);
    }
}
