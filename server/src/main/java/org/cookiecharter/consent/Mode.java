// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import org.cookiecharter.format.TextValue;

/** The modes of a site: decisions are enforced, or only reported. */
public enum Mode implements TextValue {
    /** Cookies that are not allowed are blocked, stripped and expired. */
    ENFORCE("enforce"),
    /**
     * All cookies pass, and those that would have been blocked are counted: for a site that completes its catalogue.
     */
    REPORT_ONLY("report-only");

    private final String text;

    Mode(String text) {
        this.text = text;
    }

    /** Returns the name of this mode in settings and in the script of the page. */
    @Override
    public String text() {
        return text;
    }
}
