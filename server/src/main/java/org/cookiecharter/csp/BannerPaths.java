// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.csp;

import org.jspecify.annotations.Nullable;

/**
 * The paths on its own host from which a page with the consent banner loads, and to which it sends.
 *
 * @param script the path of the consent script, without a query; null if the script is not inserted
 * @param endpoints the path under which choices are sent and texts are loaded, with a trailing slash
 * @param stylesheet the path of the stylesheet of the banner for visitors without scripts; null if that banner is not
 *     inserted
 */
public record BannerPaths(
        @Nullable String script, String endpoints, @Nullable String stylesheet) {
    /** Returns whether any part of the banner is inserted into pages. */
    public boolean hasInsertions() {
        return script != null || stylesheet != null;
    }
}
