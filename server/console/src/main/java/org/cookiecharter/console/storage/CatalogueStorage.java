// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cookiecharter.proof.ChainHead;
import org.jspecify.annotations.Nullable;

/**
 * The storage of the catalogue of one site. Every change names the state that it follows, and is refused if another
 * change came first. Thread-safe.
 */
public interface CatalogueStorage {
    /**
     * Returns the current state.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalStateException if another program has damaged it
     */
    ConsoleState read();

    /**
     * Replaces the draft.
     *
     * @param expected the {@linkplain ConsoleState#revision revision} that the change follows
     * @param draft the new draft, or null to discard it
     * @return whether the draft was replaced; false if the revision is no longer the current one
     * @throws UncheckedIOException if the draft cannot be written; the previous one remains
     */
    boolean replaceDraft(String expected, @Nullable Draft draft);

    /**
     * Publishes the draft, and adds it to the history. A crash leaves either the previous version or this one.
     *
     * @param expected the revision of the draft that was reviewed
     * @param expectedBase the hash of the published version with which it was compared
     * @param edit the publication
     * @param note the reason; empty for none
     * @param heads the ends of the chains of consent records
     * @return whether it was published; false if the draft or the published version has changed since
     * @throws UncheckedIOException if the catalogue cannot be written; the previous version remains
     */
    boolean publish(String expected, String expectedBase, Edit edit, String note, List<ChainHead> heads);

    /**
     * Returns all published versions, the newest first.
     *
     * @throws UncheckedIOException if they cannot be read
     */
    List<Version> history();

    /**
     * Returns the number of the first version whose record of the previous one does not match, or 0 if all match.
     *
     * @throws UncheckedIOException if they cannot be read
     */
    default int firstBrokenVersion() {
        List<Version> history = new ArrayList<>(history());
        Collections.reverse(history);
        String previous = "";
        int number = 0;
        for (Version version : history) {
            number++;
            if (version.number() != number || !version.previous().equals(previous)) {
                return number;
            }
            previous = version.recordHash();
        }
        return 0;
    }
}
