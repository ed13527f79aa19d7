// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import org.jspecify.annotations.Nullable;

/**
 * The tag of a script of this module in one page.
 *
 * @param src the path of the script with an optional query
 * @param nonce the nonce by which the policy of the page allows the script, or null if there is none
 */
public record ScriptTag(String src, @Nullable String nonce) {
    /** Returns the attribute {@code src}, preceded by a space. */
    String source() {
        String escaped = src.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        return " src=\"" + escaped + '"';
    }

    /** Returns all attributes, each preceded by a space. */
    String attributes() {
        return source() + (nonce == null ? "" : " nonce=\"" + nonce + '"');
    }

    /** Returns the tag without its end, so that further attributes can follow. */
    public String beginning() {
        return "<script" + attributes();
    }

    /** Returns the complete element. */
    public String element() {
        return beginning() + "></script>";
    }
}
