// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.util.Locale;

/**
 * A detail of a finding, as evidence.
 *
 * @param label what the value is
 * @param value the value, in no language
 */
public record Fact(Label label, String value) {
    /** What a value is. */
    public enum Label {
        VISITOR,
        STEP,
        PAGE,
        HOST,
        SET_BY,
        CALLS,
        LIFETIME,
        DECLARED_LIFETIME,
        SERVICE,
        CATEGORY,
        LOOKS_LIKE,
        REQUEST,
        CAUSED_BY,
        ACCEPT_BUTTON,
        REFUSE_BUTTON,
        PRESSED,
        ELEMENT,
        REQUIREMENT,
        BANNER_TEXT;

        /** Returns the name of this label in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
