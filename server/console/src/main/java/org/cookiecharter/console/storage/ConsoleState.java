// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import org.cookiecharter.format.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The published catalogue and its draft at one moment. Immutable.
 *
 * @param published the text of the published catalogue; null if none is published
 * @param draft the draft; null if there is none
 */
public record ConsoleState(
        @Nullable String published, @Nullable Draft draft) {
    private static final int REVISION_DIGITS = 16;

    /** Returns the hash of the published text; empty if none is published. */
    public String publishedHash() {
        return published == null ? "" : hash(published);
    }

    /** Returns a text that changes with every change of the draft or, without a draft, of the published catalogue. */
    public String revision() {
        return hash(draft == null ? "published " + published : draft.json()).substring(0, REVISION_DIGITS);
    }

    /** Returns the draft that may be published, or null if there is none, or it or the catalogue has changed since. */
    @Nullable
    Draft publishable(String expected, String expectedBase) {
        return revision().equals(expected) && publishedHash().equals(expectedBase) ? draft : null;
    }

    static String hash(String text) {
        return Sha256.hexOf(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
