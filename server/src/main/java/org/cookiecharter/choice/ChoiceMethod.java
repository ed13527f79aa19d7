// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import org.jspecify.annotations.Nullable;

/** By which act a choice was made. */
public enum ChoiceMethod {
    ACCEPT_ALL("accept-all"),
    REFUSE_ALL("refuse-all"),
    /** Some granted, some not, in the preferences. */
    CHOOSE("choose"),
    /** One service granted at its placeholder, for this once. */
    ONCE("once"),
    WITHDRAW("withdraw"),
    /** The browser's own signal, {@code Sec-GPC}. */
    GPC("gpc"),
    /** The charter page's form, without JavaScript. */
    FORM("form");

    private final String text;

    ChoiceMethod(String text) {
        this.text = text;
    }

    /** The word for this method in requests and in proofs. */
    public String text() {
        return text;
    }

    /** The method of this word; null if there is none. */
    public static @Nullable ChoiceMethod of(String text) {
        for (ChoiceMethod method : values()) {
            if (method.text.equals(text)) {
                return method;
            }
        }
        return null;
    }
}
