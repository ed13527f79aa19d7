// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.banner;

import java.util.Locale;

/** What a button or link of a banner does, by its words. */
enum Action {
    ACCEPT,
    REFUSE,
    /** Opens the second layer. */
    CHOOSE,
    SAVE,
    /** Opens the preferences after a choice. */
    MANAGE,
    WITHDRAW;

    /** Returns the key of its words in the texts of the interface and in {@code words.json}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
