// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.chain;

import org.cookiecharter.format.TextValue;

/** The kinds of chain entries that are not consent records. */
public enum EntryKind implements TextValue {
    /** A removal of records. */
    REMOVAL(2, "removal"),
    /** The hash of a document. */
    DOCUMENT(3, "document");

    private final byte version;
    private final String column;

    EntryKind(int version, String column) {
        this.version = (byte) version;
        this.column = column;
    }

    /** Returns the first byte of the encoding that is hashed. */
    byte version() {
        return version;
    }

    /** Returns the name of the column that contains the JSON text of such an entry. */
    @Override
    public String text() {
        return column;
    }
}
