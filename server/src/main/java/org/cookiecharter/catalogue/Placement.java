// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.cookiecharter.format.TextValue;

/** The placement of the first layer of the banner. */
public enum Placement implements TextValue {
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
    @Override
    public String text() {
        return text;
    }
}
