// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.diary;

import java.time.Instant;
import org.cookiecharter.consent.CookieEvent;

/**
 * One thing that was done to one cookie, as often as it was done.
 *
 * @param event the cookie, what was done and why
 * @param at when it was done last
 * @param path for which request it was done last
 * @param count how often it was done
 */
record DiaryEntry(CookieEvent event, Instant at, String path, int count) {
    DiaryEntry again(Instant now, String where) {
        return new DiaryEntry(event, now, where, count + 1);
    }
}
