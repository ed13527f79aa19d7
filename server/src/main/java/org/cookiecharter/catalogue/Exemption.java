// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.cookiecharter.format.TextValue;

/**
 * A statement of the publisher about an audience measurement that needs no consent (CNIL 2020-091, art. 5). All of them
 * are conditions of the exemption.
 */
public enum Exemption implements TextValue {
    /** The measurement serves the publisher alone. */
    PUBLISHER_ONLY("publisher-only"),
    /** The measurement produces nothing but anonymous statistics. */
    ANONYMOUS("anonymous"),
    /** Visitors are not tracked across sites or applications. */
    SINGLE_SITE("single-site"),
    /** The data are neither combined with other data nor shared. */
    NOT_COMBINED("not-combined");

    private final String text;

    Exemption(String text) {
        this.text = text;
    }

    /** Returns the name of this condition in the catalogue file and in JSON responses. */
    @Override
    public String text() {
        return text;
    }
}
