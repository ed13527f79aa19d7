// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.login;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How visitors log in before they read the first page.
 *
 * @param state the stored state with which the browser begins; null if it begins without any
 * @param script the steps, after the state is restored; null if there are none
 */
public record Login(@Nullable SavedState state, @Nullable LoginScript script) {
    /** Visitors do not log in. */
    public static final Login NONE = new Login(null, null);

    /** Returns the name of this way in reports: {@code none}, {@code state}, {@code script} or {@code state-and-script}. */
    public String text() {
        if (state == null) {
            return script == null ? "none" : "script";
        }
        return script == null ? "state" : "state-and-script";
    }

    /** Returns the values that must not appear in reports. */
    public List<String> secrets() {
        return script == null ? List.of() : script.secrets();
    }
}
