// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import org.jspecify.annotations.Nullable;

/**
 * An edit of a header field, which replaces parts of its value from start to end. Without any replacement, the result
 * is the same string.
 */
final class HeaderEdit {
    private final String original;
    /** The edited value; null while there is no replacement. */
    private @Nullable StringBuilder edited;
    /** The number of characters of the original value that have been processed. */
    private int processed;

    HeaderEdit(String original) {
        this.original = original;
    }

    void replace(int from, int to, String text) {
        StringBuilder target = edited == null ? new StringBuilder(original.length() + 48) : edited;
        edited = target.append(original, processed, from).append(text);
        processed = to;
    }

    void append(String text) {
        replace(original.length(), original.length(), text);
    }

    String text() {
        return edited == null
                ? original
                : edited.append(original, processed, original.length()).toString();
    }
}
