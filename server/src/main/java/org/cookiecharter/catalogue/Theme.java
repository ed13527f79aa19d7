// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.cookiecharter.format.TextValue;

/** The theme of the banner and of the charter, which a site's own stylesheet can extend. */
public enum Theme implements TextValue {
    PLAIN("plain"),
    /** The design system of the French State, for its sites. */
    DSFR("dsfr"),
    /** Two colours and thin lines. */
    MINIMAL("minimal");

    private final String text;

    Theme(String text) {
        this.text = text;
    }

    /** Returns the name of this theme in the catalogue file. */
    @Override
    public String text() {
        return text;
    }
}
