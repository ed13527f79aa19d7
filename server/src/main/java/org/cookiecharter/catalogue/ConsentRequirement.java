// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/** What the law asks before a category may be used on a visitor's device. */
public enum ConsentRequirement {
    /** Strictly necessary for what the visitor asked for: no consent, no refusal (ePrivacy directive, art. 5(3)). */
    EXEMPT("exempt"),
    /** Anonymous audience measurement: used until the visitor objects (CNIL 2020-091, art. 5). */
    OPT_OUT("opt-out"),
    /** Used only after the visitor has agreed. */
    OPT_IN("opt-in");

    private final String text;

    ConsentRequirement(String text) {
        this.text = text;
    }

    /** The word for this rule in the catalogue file and in JSON responses. */
    public String text() {
        return text;
    }

    static @Nullable ConsentRequirement of(String text) {
        for (ConsentRequirement rule : values()) {
            if (rule.text.equals(text)) {
                return rule;
            }
        }
        return null;
    }
}
