// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The storage of the browser that contains an entry. Consent requirements are the same for all of them (EDPB guidelines
 * 2/2023).
 */
public enum Storage {
    COOKIE("cookie"),
    LOCAL_STORAGE("localStorage"),
    SESSION_STORAGE("sessionStorage"),
    INDEXED_DB("indexedDB");

    private final String text;

    Storage(String text) {
        this.text = text;
    }

    /** Returns the name of this storage in the catalogue file and in JSON responses. */
    public String text() {
        return text;
    }

    public static @Nullable Storage of(String text) {
        for (Storage storage : values()) {
            if (storage.text.equals(text)) {
                return storage;
            }
        }
        return null;
    }
}
