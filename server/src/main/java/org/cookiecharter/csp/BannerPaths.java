// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.csp;

import org.jspecify.annotations.Nullable;

/**
 * The paths that a page with the consent banner loads from and sends to, on its own host.
 *
 * @param script of the consent script, without a query; null if the script is not inserted
 * @param endpoints under which choices are sent and texts are loaded, with a slash at its end
 * @param stylesheet of the banner for visitors without scripts; null if that banner is not inserted
 */
public record BannerPaths(
        @Nullable String script, String endpoints, @Nullable String stylesheet) {
    /** Returns whether anything of the banner is inserted into pages. */
    public boolean inserts() {
        return script != null || stylesheet != null;
    }
}
