// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.cookiecharter.format.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * The storage of the browser that contains an entry. Consent requirements are the same for all of them (EDPB guidelines
 * 2/2023).
 */
public enum Storage implements TextValue {
    COOKIE("cookie"),
    LOCAL_STORAGE("localStorage"),
    SESSION_STORAGE("sessionStorage"),
    INDEXED_DB("indexedDB");

    private final String text;

    Storage(String text) {
        this.text = text;
    }

    /** Returns the name of this storage in the catalogue file and in JSON responses. */
    @Override
    public String text() {
        return text;
    }

    /** Returns the storage with this name, or null if there is none. */
    public static @Nullable Storage of(String text) {
        return TextValue.parse(Storage.class, text);
    }
}
