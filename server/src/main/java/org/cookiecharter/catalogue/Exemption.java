// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What a publisher states of an audience measurement that asks for no consent (CNIL 2020-091, art. 5): all of these are
 * conditions of the exemption.
 */
public enum Exemption {
    /** It serves the publisher alone. */
    PUBLISHER_ONLY("publisher-only"),
    /** Nothing but anonymous statistics comes of it. */
    ANONYMOUS("anonymous"),
    /** Nobody is followed from one site or application to another. */
    SINGLE_SITE("single-site"),
    /** Its data are neither merged with others nor passed on. */
    NOT_COMBINED("not-combined");

    private final String text;

    Exemption(String text) {
        this.text = text;
    }

    /** The word for this condition in the catalogue file and in JSON responses. */
    public String text() {
        return text;
    }

    static @Nullable Exemption of(String text) {
        for (Exemption exemption : values()) {
            if (exemption.text.equals(text)) {
                return exemption;
            }
        }
        return null;
    }
}
