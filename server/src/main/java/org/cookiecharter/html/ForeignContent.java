// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Arrays;

/**
 * Tracks whether the tokenizer is inside SVG or MathML, where {@code <style>} and {@code <script>} contain markup like
 * any other element, and {@code <![CDATA[} has a meaning (HTML Living Standard, 13.2.6.5).
 */
final class ForeignContent {
    /** The maximum nesting depth; deeper elements are ignored. */
    private static final int MAX_DEPTH = 512;

    private static final long SVG = ElementName.of("svg");
    private static final long MATH = ElementName.of("math");
    private static final long P = ElementName.of("p");
    private static final long BR = ElementName.of("br");

    /** Foreign elements whose content is HTML. */
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

    private long[] openNames = new long[8];
    /** For each open element, whether it belongs to SVG rather than MathML. */
    private boolean[] isSvg = new boolean[8];

    private int depth;
    private boolean foreign;
    private final OpenElements htmlElements;
    /** The number of HTML elements that are open in the innermost foreign element. */
    private int openInside;

    /**
     * Creates a tracker for one page.
     *
     * @param htmlElements counts the open HTML elements: an end tag of an open one ends foreign content, any other is
     *     ignored
     */
    ForeignContent(OpenElements htmlElements) {
        this.htmlElements = htmlElements;
    }

    /** Returns whether a foreign element is open, possibly with HTML elements open in it. */
    boolean isAnyOpen() {
        return depth > 0;
    }

    /**
     * Returns whether {@code <![CDATA[} starts a CDATA section instead of a comment: in a foreign element, even if its
     * content may be HTML.
     */
    boolean hasCharacterData() {
        return depth > 0 && (foreign || openInside == 0);
    }

    /** Handles a start tag, and returns whether it starts a foreign element. */
    boolean start(long name, boolean selfClosing) {
        if (foreign && BREAKOUT.contains(name)) {
            leaveForeign();
        }
        if (foreign || name == SVG || name == MATH) {
            if (!selfClosing && depth < MAX_DEPTH) {
                push(name, name == SVG || (name != MATH && isSvg[depth - 1]));
            }
            return true;
        }
        countHtml(name, 1);
        return false;
    }

    void end(long name) {
        if (!foreign) {
            countHtml(name, -1);
        }
        int last = depth - 1;
        while (last >= 0 && openNames[last] != name) {
            last--;
        }
        if (last >= 0) {
            // Unclosed elements inside it end as well.
            depth = last;
            openInside = 0;
            updateForeign();
        } else if (foreign && (htmlElements.isAnyOpen(name) || name == P || name == BR)) {
            leaveForeign();
        }
    }

    private void countHtml(long name, int delta) {
        openInside = Math.max(0, openInside + delta);
        int slot = htmlElements.slot(name);
        if (slot >= 0) {
            htmlElements.count(slot, delta);
        }
    }

    private void push(long name, boolean isSvgElement) {
        if (depth == openNames.length) {
            openNames = Arrays.copyOf(openNames, depth * 2);
            isSvg = Arrays.copyOf(isSvg, depth * 2);
        }
        openNames[depth] = name;
        isSvg[depth] = isSvgElement;
        depth++;
        openInside = 0;
        updateForeign();
    }

    private void leaveForeign() {
        while (foreign) {
            depth--;
            updateForeign();
        }
    }

    private void updateForeign() {
        foreign = depth > 0 && !(isSvg[depth - 1] ? SVG_INTEGRATION : MATH_INTEGRATION).contains(openNames[depth - 1]);
    }
}
