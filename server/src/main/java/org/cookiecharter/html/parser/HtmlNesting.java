// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

/** How HTML elements nest: which ones have no content, and which ones limit the effect of an end tag. */
final class HtmlNesting {
    private static final ElementNames VOID = ElementNames.listed("""
            area base basefont bgsound br col embed frame hr image img input keygen link meta param source
            track wbr
            """);

    /** Elements whose start and end tags close nothing. */
    private static final ElementNames IGNORED = ElementNames.of("html", "head", "body", "frameset");

    private static final ElementNames TABLE_PARTS = ElementNames.listed("""
            caption col colgroup tbody td tfoot th thead tr
            """);

    /** The scope of an end tag ends at these elements (HTML Living Standard, 13.2.4.2). */
    private static final ElementNames SCOPES = ElementNames.listed("""
            applet caption html marquee object table td template th
            """);

    /** Special elements (HTML Living Standard, 13.2.4.2): an end tag without its own rule has no effect past one. */
    private static final ElementNames SPECIAL = ElementNames.listed("""
            address applet article aside blockquote body button caption center colgroup dd details dir div dl
            dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html
            iframe li listing main marquee menu nav noembed noframes noscript object ol p plaintext pre script
            search section select style summary table tbody td template textarea tfoot th thead title tr ul
            xmp
            """);

    /** Elements that end an open {@code <p>}. */
    private static final ElementNames CLOSES_P = ElementNames.listed("""
            address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure
            footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search
            section summary table ul xmp
            """);

    /** Formatting elements, whose end tags also take effect past special elements. */
    private static final ElementNames FORMATTING = ElementNames.listed("""
            a b big code em font i nobr s small strike strong tt u
            """);

    /** Elements that do not contain one of their own name: its start tag ends the open one. */
    private static final ElementNames CLOSES_SAME = ElementNames.of("a", "nobr", "button", "li", "dd", "dt");

    private HtmlNesting() {}

    /** Returns whether an element has no content and no end tag. */
    static boolean isVoid(long name) {
        return VOID.contains(name);
    }

    static boolean isIgnored(long name) {
        return IGNORED.contains(name);
    }

    static boolean isTablePart(long name) {
        return TABLE_PARTS.contains(name);
    }

    static boolean isScope(long name) {
        return SCOPES.contains(name);
    }

    static boolean isSpecial(long name) {
        return SPECIAL.contains(name);
    }

    static boolean closesP(long name) {
        return CLOSES_P.contains(name);
    }

    static boolean closesSame(long name) {
        return CLOSES_SAME.contains(name);
    }

    static boolean isFormatting(long name) {
        return FORMATTING.contains(name);
    }
}
