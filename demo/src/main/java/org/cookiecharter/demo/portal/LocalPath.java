// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import org.jspecify.annotations.Nullable;

/** A path of this site to go back to. */
final class LocalPath {
    private LocalPath() {}

    /** This path, or the front page where it would lead to another site. */
    static String of(@Nullable String path) {
        return path != null && path.matches("/([A-Za-z0-9_.~-][!-~&&[^\\\\]]*)?") ? path : "/";
    }
}
