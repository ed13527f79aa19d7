// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

/**
 * Elements of SVG and MathML: which of them contain HTML, and which start tags cannot be in them (HTML Living Standard,
 * 13.2.6 and 13.2.6.5). The kind of an element is its namespace, and for a foreign one also its possible content.
 */
final class ForeignElement {
    static final byte HTML = 0;

    private static final byte SVG_ELEMENT = 1;
    private static final byte MATHML_ELEMENT = 2;
    /** A foreign element whose content is HTML. */
    private static final byte HTML_INSIDE = 4;
    /** An element of MathML whose content is text and HTML, except two elements of MathML. */
    private static final byte TEXT_INSIDE = 8;

    private static final long SVG = ElementName.of("svg");
    private static final long MATH = ElementName.of("math");
    private static final long FONT = ElementName.of("font");
    private static final long ANNOTATION = ElementName.of("annotation-xml");

    private static final ElementNames SVG_WITH_HTML = ElementNames.of("foreignobject", "desc", "title");
    private static final ElementNames MATHML_WITH_TEXT = ElementNames.of("mi", "mo", "mn", "ms", "mtext");
    private static final ElementNames MATHML_IN_TEXT = ElementNames.of("mglyph", "malignmark");

    /** Start tags that end foreign content; so does {@code <font>} with an attribute of its own. */
    private static final ElementNames BREAKOUT = ElementNames.listed("""
            b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li
            listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
            """);

    /** Names of SVG with capital letters, which browsers restore in the tags of SVG. */
    private static final ElementNames MIXED_CASE = ElementNames.listed("""
            altglyph altglyphdef altglyphitem animatecolor animatemotion animatetransform clippath feblend
            fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap
            fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge
            femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence
            foreignobject glyphref lineargradient radialgradient textpath
            """);

    private ForeignElement() {}

    /** Returns whether this element starts foreign content in HTML. */
    static boolean isRoot(long name) {
        return name == SVG || name == MATH;
    }

    /** Returns whether a start tag ends foreign content. */
    static boolean breaksOut(long name, TagAttributes attributes) {
        return BREAKOUT.contains(name) || (name == FONT && attributes.hasFontAttribute());
    }

    /**
     * Returns the kind of a foreign element.
     *
     * @param parent the kind of the element that contains it; {@link #HTML} also if the rules of HTML apply
     */
    static byte kind(long name, TagAttributes attributes, byte parent) {
        boolean svg = parent == HTML ? name == SVG : (parent & SVG_ELEMENT) != 0;
        if (svg) {
            return (byte) (SVG_ELEMENT | (SVG_WITH_HTML.contains(name) ? HTML_INSIDE : 0));
        }
        boolean html = name == ANNOTATION && attributes.hasHtmlEncoding();
        return (byte) (MATHML_ELEMENT | (html ? HTML_INSIDE : MATHML_WITH_TEXT.contains(name) ? TEXT_INSIDE : 0));
    }

    /** Returns whether the rules of HTML apply to a start tag in an element of this kind. */
    static boolean isHtmlExpected(long name, long parent, byte kind) {
        return kind == HTML
                || (kind & HTML_INSIDE) != 0
                || ((kind & TEXT_INSIDE) != 0 && !MATHML_IN_TEXT.contains(name))
                || (name == SVG && parent == ANNOTATION && (kind & MATHML_ELEMENT) != 0);
    }

    /** Returns whether an element of this kind is foreign and contains no HTML. */
    static boolean isForeignInside(byte kind) {
        return kind == SVG_ELEMENT || kind == MATHML_ELEMENT;
    }

    /**
     * Returns whether an end tag in an element of this kind closes no HTML element: Chromium and WebKit compare it with
     * the capital letters that it has in SVG.
     */
    static boolean closesForeignOnly(long name, byte kind) {
        return (kind & SVG_ELEMENT) != 0 && MIXED_CASE.contains(name);
    }

    /** Returns whether end tags of HTML elements outside this foreign element have no effect in it. */
    static boolean isSpecial(long name, byte kind) {
        return !isForeignInside(kind) || (kind == MATHML_ELEMENT && name == ANNOTATION);
    }
}
