// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import org.cookiecharter.format.TextValue;
import org.jspecify.annotations.Nullable;

/** The method by which a choice was made. */
public enum ChoiceMethod implements TextValue {
    ACCEPT_ALL("accept-all"),
    REFUSE_ALL("refuse-all"),
    /** Some categories or services granted and others not, in the preferences dialog. */
    CHOOSE("choose"),
    /** One service granted at its placeholder, for one time only. */
    ONCE("once"),
    WITHDRAW("withdraw"),
    /** The signal of the browser, {@code Sec-GPC}. */
    GPC("gpc"),
    /** The form on the charter page, without JavaScript. */
    FORM("form");

    private final String text;

    ChoiceMethod(String text) {
        this.text = text;
    }

    /** Returns the name of this method in requests and in proofs. */
    @Override
    public String text() {
        return text;
    }

    /** Returns the method with this name, or null if there is none. */
    public static @Nullable ChoiceMethod of(String text) {
        return TextValue.parse(ChoiceMethod.class, text);
    }
}
