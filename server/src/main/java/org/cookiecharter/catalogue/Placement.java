// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/** Where the first layer of the banner lies. */
public enum Placement {
    /** Along the bottom of the window. */
    BAR("bar"),
    /** In the lower corner at the end of lines; a bar on small screens. */
    CORNER("corner"),
    /** In the middle, blocking the page. */
    DIALOG("dialog");

    private final String text;

    Placement(String text) {
        this.text = text;
    }

    /** The word in the file. */
    public String text() {
        return text;
    }

    /** The one of this word; null if there is none. */
    static @Nullable Placement of(String text) {
        for (Placement placement : values()) {
            if (placement.text.equals(text)) {
                return placement;
            }
        }
        return null;
    }
}
