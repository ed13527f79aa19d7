// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Set;
import org.cookiecharter.html.parser.ElementName;

/**
 * The end of a page's head: the first start tag that cannot be in a head (HTML Living Standard, 13.2.6.4.6). Tags inside
 * a {@code <noscript>} or a {@code <template>} do not end it: browsers that run scripts read the former as text, as of
 * the pixels that vendors have sites put into the head, and the latter has a tree of its own.
 */
final class HeadEnd {
    private static final long NOSCRIPT = ElementName.of("noscript");
    private static final long TEMPLATE = ElementName.of("template");

    private static final Set<String> HEAD_ELEMENTS = Set.of(
            "html",
            "head",
            "title",
            "base",
            "link",
            "meta",
            "style",
            "script",
            "noscript",
            "template",
            "noframes",
            "basefont",
            "bgsound");

    private boolean isInNoScript;
    private int openTemplates;

    /**
     * Reads the next start tag, and returns whether the head ends before it. Must be called for each start tag until it
     * returns true.
     *
     * @param name the name in lower case
     */
    boolean readStartTag(String name) {
        if (isInNoScript) {
            return false;
        }
        isInNoScript = name.equals("noscript");
        boolean isInTemplate = openTemplates > 0;
        openTemplates += name.equals("template") ? 1 : 0;
        return !isInTemplate && !HEAD_ELEMENTS.contains(name);
    }

    /** Reads the next end tag. Must be called for each end tag until the head has ended. */
    void readEndTag(long name) {
        if (name == NOSCRIPT) {
            isInNoScript = false;
        } else if (name == TEMPLATE && !isInNoScript && openTemplates > 0) {
            openTemplates--;
        }
    }
}
