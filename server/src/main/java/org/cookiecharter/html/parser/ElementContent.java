// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

/** How the content of an HTML element is read. */
enum ElementContent {
    MARKUP,
    /** Text up to the end tag of the element. */
    TEXT,
    /** Text or markup: browsers differ, or it depends on elements around it that have not been read. */
    TEXT_OR_MARKUP,
    /** Text up to the end of the page. */
    PLAIN;

    private static final long NOSCRIPT = ElementName.of("noscript");
    private static final long PLAINTEXT = ElementName.of("plaintext");
    private static final long TEXTAREA = ElementName.of("textarea");
    private static final long SCRIPT = ElementName.of("script");
    private static final long NOFRAMES = ElementName.of("noframes");
    private static final ElementNames RAW =
            ElementNames.listed("script style title textarea xmp iframe noembed noframes");

    private static final ElementNames CHANGES_STATE = ElementNames.listed("""
            script style title textarea xmp iframe noembed noframes noscript plaintext svg math frameset
            """);

    /** Returns whether the start tag of an element may change how the page is read after it. */
    static boolean mayChange(long name) {
        return CHANGES_STATE.contains(name);
    }

    /**
     * Returns how the content of an element is read.
     *
     * @param inSelect whether a {@code <select>} is open: older browsers ignore most start tags in it
     * @param inFrameset whether a {@code <frameset>} has started: if browsers do not ignore it, because the page has no
     *     body yet, they ignore most start tags after it
     */
    static ElementContent of(long name, boolean inSelect, boolean inFrameset) {
        if (name == PLAINTEXT) {
            return inSelect || inFrameset ? MARKUP : PLAIN;
        }
        if (name == NOSCRIPT) {
            return TEXT_OR_MARKUP;
        }
        if (!RAW.contains(name)) {
            return MARKUP;
        }
        boolean mayBeIgnored = (inFrameset && name != NOFRAMES) || (inSelect && name != SCRIPT && name != TEXTAREA);
        return mayBeIgnored ? TEXT_OR_MARKUP : TEXT;
    }
}
