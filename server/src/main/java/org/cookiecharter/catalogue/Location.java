// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/** The part of a site in which a service is used. */
public enum Location {
    FRONT_OFFICE("front-office"),
    BACK_OFFICE("back-office");

    private final String text;

    Location(String text) {
        this.text = text;
    }

    /** Returns the name of this location in the catalogue file and in JSON responses. */
    public String text() {
        return text;
    }

    static @Nullable Location of(String text) {
        for (Location location : values()) {
            if (location.text.equals(text)) {
                return location;
            }
        }
        return null;
    }
}
