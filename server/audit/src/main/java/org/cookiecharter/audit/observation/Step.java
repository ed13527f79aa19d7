// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.Locale;

/** A part of a visit, by the choice that was made before it. */
public enum Step {
    BEFORE_CHOICE,
    AFTER_REFUSAL,
    AFTER_ACCEPTANCE,
    AFTER_WITHDRAWAL;

    /** Returns the name of this step in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
