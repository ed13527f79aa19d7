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
    public StorageWrite {
        stack = List.copyOf(stack);
    }
}
