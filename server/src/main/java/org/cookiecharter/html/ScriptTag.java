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
    /** Returns the attribute {@code src}, with a space before it. */
    String source() {
        String escaped = src.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        return " src=\"" + escaped + '"';
    }

    /** Returns all attributes, with a space before them. */
    String attributes() {
        return source() + (nonce == null ? "" : " nonce=\"" + nonce + '"');
    }

    /** Returns the tag up to where further attributes can follow. */
    String beginning() {
        return "<script" + attributes();
    }

    /** Returns the whole element. */
    String element() {
        return beginning() + "></script>";
    }
}
