// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.cookiecharter.consent.ConsentListener;
import org.cookiecharter.consent.CookieListener;
import org.jspecify.annotations.Nullable;

/**
 * The beans of the application that are notified of events.
 *
 * @param cookies is notified of the action on each cookie; null for none
 * @param choices is notified of each recorded choice; null for none
 */
record ApplicationListeners(
        @Nullable CookieListener cookies, @Nullable ConsentListener choices) {
    static final ApplicationListeners NONE = new ApplicationListeners(null, null);
}
