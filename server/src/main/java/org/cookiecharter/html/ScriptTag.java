// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/**
 * The tag of a script of ours in one page.
 *
 * @param src a path with an optional query
 * @param nonce by which the policy of the page admits it; null for none
 */
record ScriptTag(String src, @Nullable String nonce) {
    /** Returns the tag up to where further attributes can follow. */
    String beginning() {
        String escaped = src.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        return "<script src=\"" + escaped + '"' + (nonce == null ? "" : " nonce=\"" + nonce + '"');
    }

    /** Returns the whole element. */
    String element() {
        return beginning() + "></script>";
    }
}
