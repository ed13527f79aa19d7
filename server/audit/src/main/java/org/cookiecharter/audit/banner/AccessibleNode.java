// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.banner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the accessibility tree.
 *
 * @param id its id in the tree
 * @param parent the id of its parent; null for the root
 * @param children the ids of its children
 * @param element the id of its element in the browser; -1 if it has none
 * @param ignored whether assistive technology skips it
 * @param role its role, like {@code button}; empty if it has none
 * @param name its accessible name; empty if it has none
 * @param checked whether it is ticked or switched on
 * @param disabled whether it cannot be operated
 */
record AccessibleNode(
        String id,
        @Nullable String parent,
        List<String> children,
        int element,
        boolean ignored,
        String role,
        String name,
        boolean checked,
        boolean disabled) {
    private static final List<String> PRESSABLE = List.of("button", "link", "menuitem");
    private static final List<String> OPTIONS = List.of("checkbox", "switch", "radio", "menuitemcheckbox");

    /** Returns whether a visitor can press it. */
    boolean isPressable() {
        return !ignored && element >= 0 && PRESSABLE.contains(role) && !name.isBlank() && !disabled;
    }

    /** Returns whether a visitor can tick it. */
    boolean isOption() {
        return !ignored && element >= 0 && OPTIONS.contains(role);
    }
}
