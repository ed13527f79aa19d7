// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.diary;

import java.time.Instant;
import org.cookiecharter.consent.CookieEvent;

/**
 * An action on a cookie, with the number of its repetitions.
 *
 * @param event the cookie, the action and the reason
 * @param at the time of the last occurrence
 * @param path the request path of the last occurrence
 * @param count the number of occurrences
 */
record DiaryEntry(CookieEvent event, Instant at, String path, int count) {
    DiaryEntry repeat(Instant now, String newPath) {
        return new DiaryEntry(event, now, newPath, count + 1);
    }
}
