// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/** The placement of the first layer of the banner. */
public enum Placement {
    /** At the bottom of the window, in its full width. */
    BAR("bar"),
    /** In the lower corner at the end of lines; a bar on small screens. */
    CORNER("corner"),
    /** In the middle of the window, blocking the page. */
    DIALOG("dialog");

    private final String text;

    Placement(String text) {
        this.text = text;
    }

    /** Returns the name of this placement in the catalogue file. */
    public String text() {
        return text;
    }

    /** Returns the placement with this name, or null if there is none. */
    static @Nullable Placement of(String text) {
        for (Placement placement : values()) {
            if (placement.text.equals(text)) {
                return placement;
            }
        }
        return null;
    }
}
