// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.cookiecharter.format.TextValue;

/** The part of a site in which a service is used. */
public enum Location implements TextValue {
    FRONT_OFFICE("front-office"),
    BACK_OFFICE("back-office");

    private final String text;

    Location(String text) {
        this.text = text;
    }

    /** Returns the name of this location in the catalogue file and in JSON responses. */
    @Override
    public String text() {
        return text;
    }
}
