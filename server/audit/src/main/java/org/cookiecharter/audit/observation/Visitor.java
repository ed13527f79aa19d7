// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.Locale;

/** A visitor of the site, by what they decide. */
public enum Visitor {
    /** Reads the pages and chooses nothing. */
    UNDECIDED,
    /** Refuses everything, then reads the pages. */
    REFUSING,
    /** Accepts everything, then reads the pages. */
    ACCEPTING,
    /** Accepts everything, reads the pages, withdraws the consent, and reads them again. */
    WITHDRAWING;

    /** Returns the name of this visitor in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
