// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import org.cookiecharter.format.TextValue;

/** The effect of a choice on the consent of a visitor. */
public enum ConsentOutcome implements TextValue {
    /** Something is granted now, even if less than before. */
    GRANTED("granted"),
    /** Nothing is granted, and nothing was. */
    REFUSED("refused"),
    /** Nothing is granted any more. */
    WITHDRAWN("withdrawn");

    private final String text;

    ConsentOutcome(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
