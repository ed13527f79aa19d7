// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.List;

/**
 * Everything that the browser stores at one moment.
 *
 * @param moment the moment
 * @param cookies the cookies of all sites
 * @param entries the other entries of all origins in the page
 */
public record Snapshot(Moment moment, List<StoredCookie> cookies, List<StoredEntry> entries) {
    public Snapshot {
        cookies = List.copyOf(cookies);
        entries = List.copyOf(entries);
    }
}
