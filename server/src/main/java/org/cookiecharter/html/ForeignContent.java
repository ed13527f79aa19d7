// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Arrays;

/**
 * Whether a place of a page is inside SVG or MathML, where {@code <style>} and {@code <script>} hold markup like any
 * other element and {@code <![CDATA[} means something (HTML Living Standard, 13.2.6.5).
 */
final class ForeignContent {
    /** A page nested deeper than this is read as if it went no deeper. */
    private static final int DEEPEST = 512;

    private static final long SVG = ElementName.of("svg");
    private static final long MATH = ElementName.of("math");
    private static final long P = ElementName.of("p");
    private static final long BR = ElementName.of("br");

    /** Foreign elements whose content is HTML again. */
    private static final ElementNames SVG_INTEGRATION = ElementNames.of("foreignobject", "desc", "title");

    private static final ElementNames MATH_INTEGRATION =
            ElementNames.of("mi", "mo", "mn", "ms", "mtext", "annotation-xml");

    /** Start tags that end foreign content. */
    private static final ElementNames BREAKOUT = ElementNames.of(
            "b",
            "big",
            "blockquote",
            "body",
            "br",
            "center",
            "code",
            "dd",
            "div",
            "dl",
            "dt",
            "em",
            "embed",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "hr",
            "i",
            "img",
            "li",
            "listing",
            "menu",
            "meta",
            "nobr",
            "ol",
            "p",
            "pre",
            "ruby",
            "s",
            "small",
            "span",
            "strong",
            "strike",
            "sub",
            "sup",
            "table",
            "tt",
            "u",
            "ul",
            "var");

    private long[] open = new long[8];
    /** Whether the open element of the same place is one of SVG; else it is one of MathML. */
    private boolean[] svg = new boolean[8];

    private int depth;
    private boolean foreign;
    private final OpenElements around;
    /** Elements of HTML that are open in the innermost foreign one. */
    private int inside;

    /** @param around counts the elements of HTML: an end tag of one that is open ends what is foreign, any other nothing */
    ForeignContent(OpenElements around) {
        this.around = around;
    }

    /** Whether a foreign element is open, though HTML may be open in it. */
    boolean isAnyOpen() {
        return depth > 0;
    }

    /** Whether {@code <![CDATA[} is more than a comment here: in a foreign element, though its content may be HTML. */
    boolean hasCharacterData() {
        return depth > 0 && (foreign || inside == 0);
    }

    /** Returns whether the element that starts is a foreign one itself. */
    boolean start(long name, boolean selfClosing) {
        if (foreign && BREAKOUT.contains(name)) {
            leave();
        }
        if (foreign || name == SVG || name == MATH) {
            if (!selfClosing && depth < DEEPEST) {
                push(name, name == SVG || (name != MATH && svg[depth - 1]));
            }
            return true;
        }
        note(name, 1);
        return false;
    }

    void end(long name) {
        if (!foreign) {
            note(name, -1);
        }
        int last = depth - 1;
        while (last >= 0 && open[last] != name) {
            last--;
        }
        if (last >= 0) {
            // Elements that were left open inside it end with it.
            depth = last;
            inside = 0;
            look();
        } else if (foreign && (around.isAnyOpen(name) || name == P || name == BR)) {
            leave();
        }
    }

    private void note(long name, int more) {
        inside = Math.max(0, inside + more);
        int place = around.place(name);
        if (place >= 0) {
            around.count(place, more);
        }
    }

    private void push(long name, boolean ofSvg) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            svg = Arrays.copyOf(svg, depth * 2);
        }
        open[depth] = name;
        svg[depth] = ofSvg;
        depth++;
        inside = 0;
        look();
    }

    private void leave() {
        while (foreign) {
            depth--;
            look();
        }
    }

    private void look() {
        foreign = depth > 0 && !(svg[depth - 1] ? SVG_INTEGRATION : MATH_INTEGRATION).contains(open[depth - 1]);
    }
}
