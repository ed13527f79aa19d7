// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/** In which part of a site a service is used. */
public enum Location {
    FRONT_OFFICE("front-office"),
    BACK_OFFICE("back-office");

    private final String text;

    Location(String text) {
        this.text = text;
    }

    /** The word for this location in the catalogue file and in JSON responses. */
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
