// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import org.jspecify.annotations.Nullable;

/** A field with parts of it replaced, from its start to its end; without any, the very same text. */
final class HeaderEdit {
    private final String field;
    /** What the field becomes; null while it stays as it is. */
    private @Nullable StringBuilder edited;
    /** Up to where the field is in it. */
    private int copied;

    HeaderEdit(String field) {
        this.field = field;
    }

    void replace(int from, int to, String text) {
        StringBuilder into = edited == null ? new StringBuilder(field.length() + 48) : edited;
        edited = into.append(field, copied, from).append(text);
        copied = to;
    }

    void append(String text) {
        replace(field.length(), field.length(), text);
    }

    String text() {
        return edited == null
                ? field
                : edited.append(field, copied, field.length()).toString();
    }
}
