// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.cookiecharter.format.TextValue;

/** The legal requirement of a category: the consent that is needed before it is used on a visitor's device. */
public enum ConsentRequirement implements TextValue {
    /**
     * Strictly necessary for a service that the visitor requested: no consent, no refusal (ePrivacy directive, art.
     * 5(3)).
     */
    EXEMPT("exempt"),
    /** Anonymous audience measurement: used until the visitor objects (CNIL 2020-091, art. 5). */
    OPT_OUT("opt-out"),
    /** Used only after the visitor has agreed. */
    OPT_IN("opt-in");

    private final String text;

    ConsentRequirement(String text) {
        this.text = text;
    }

    /** Returns the name of this requirement in the catalogue file and in JSON responses. */
    @Override
    public String text() {
        return text;
    }
}
