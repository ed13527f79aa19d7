// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import org.jspecify.annotations.Nullable;

/** A path of this site to which a redirect may return. */
final class LocalPath {
    private LocalPath() {}

    /** Returns this path, or the home page if it would lead to another site. */
    static String of(@Nullable String path) {
        return path != null && path.matches("/([A-Za-z0-9_.~-][!-~&&[^\\\\]]*)?") ? path : "/";
    }
}
