// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.List;

/**
 * A script's call that stored an entry.
 *
 * @param kind the storage
 * @param name the key or name
 * @param url the masked address of the script
 * @param stack the calls that led to it, the innermost first
 * @param moment when it happened
 */
public record StorageWrite(StoredEntry.Kind kind, String name, String url, List<String> stack, Moment moment) {
    /** The address of a write by the audit itself, from a stored state. */
    public static final String STATE = "--state";

    public StorageWrite {
        stack = List.copyOf(stack);
    }

    /** Returns whether the audit itself stored the entry, from a stored state. */
    public boolean restored() {
        return url.equals(STATE);
    }
}
