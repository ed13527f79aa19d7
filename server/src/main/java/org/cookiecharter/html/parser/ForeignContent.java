// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.util.Arrays;

/**
 * Tracks whether the tokenizer is inside SVG or MathML, where {@code <style>} and {@code <script>} contain markup like
 * any other element, and {@code <![CDATA[} has a meaning (HTML Living Standard, 13.2.6.5).
 *
 * <p>It knows the open elements from the outermost foreign one on, by name, as the parsers of browsers do. Of the
 * elements around that, {@link OpenElements} knows only how many of each name are open.
 */
final class ForeignContent {
    /** The maximum nesting depth; deeper elements are ignored. */
    private static final int MAX_DEPTH = 4096;

    /** An end tag closes an element outside the outermost foreign element, if there is one of its name. */
    private static final int OUTSIDE = -1;
    /** An end tag closes no element. */
    private static final int NONE = -2;

    private static final byte HTML = ForeignElement.HTML;
    private static final long P = ElementName.of("p");
    private static final long BR = ElementName.of("br");
    private static final long TABLE = ElementName.of("table");
    private static final long TEMPLATE = ElementName.of("template");
    private static final long BUTTON = ElementName.of("button");
    private static final long LI = ElementName.of("li");
    private static final long OL = ElementName.of("ol");
    private static final long UL = ElementName.of("ul");
    private long[] names = new long[16];
    private byte[] kinds = new byte[16];
    private int depth;
    private final OpenElements htmlElements;

    /**
     * Creates a tracker for one page.
     *
     * @param htmlElements counts the open HTML elements outside foreign content
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
        return depth > 0 && kinds[depth - 1] != HTML;
    }

    /** Returns whether an HTML element of this name is open. */
    boolean isOpen(long name) {
        for (int i = 0; i < depth; i++) {
            if (kinds[i] == HTML && names[i] == name) {
                return true;
            }
        }
        return htmlElements.isAnyOpen(name);
    }

    /** Handles a start tag, and returns whether it starts a foreign element. */
    boolean start(long name, TagAttributes attributes) {
        if (!isHtmlExpected(name) && ForeignElement.breaksOut(name, attributes)) {
            popForeign();
        }
        boolean html = isHtmlExpected(name);
        if (html && !ForeignElement.isRoot(name)) {
            startHtml(name);
            return false;
        }
        if (!attributes.isSelfClosing()) {
            push(name, ForeignElement.kind(name, attributes, html ? HTML : kinds[depth - 1]));
        }
        return true;
    }

    void end(long name) {
        if (depth > 0 && kinds[depth - 1] != HTML) {
            if (name == P || name == BR) {
                popForeign();
            }
            int last = depth - 1;
            while (last >= 0 && kinds[last] != HTML && names[last] != name) {
                last--;
            }
            if (last >= 0 && kinds[last] != HTML) {
                depth = last;
                return;
            }
            if (depth > 0 && ForeignElement.closesForeignOnly(name, kinds[depth - 1])) {
                return;
            }
        }
        endHtml(name);
    }

    /** Returns whether the rules of HTML apply to a start tag here. */
    private boolean isHtmlExpected(long name) {
        return depth == 0 || ForeignElement.isHtmlExpected(name, names[depth - 1], kinds[depth - 1]);
    }

    private void startHtml(long name) {
        if (depth == 0) {
            count(name, 1);
            return;
        }
        if (HtmlNesting.isTablePart(name)) {
            startTablePart();
        } else {
            closeBefore(name);
        }
        if (depth == 0) {
            count(name, 1);
        } else if (!HtmlNesting.isVoid(name) && !HtmlNesting.isIgnored(name)) {
            push(name, HTML);
        }
    }

    /** Closes the elements that cannot contain this one. */
    private void closeBefore(long name) {
        int sibling = HtmlNesting.closesSame(name) ? find(name) : OUTSIDE;
        if (sibling >= 0) {
            close(sibling);
        }
        int paragraph = HtmlNesting.closesP(name) ? find(P) : OUTSIDE;
        if (paragraph >= 0) {
            depth = paragraph;
        }
    }

    /** Handles a part of a table, such as {@code <td>}: it ends the open elements of the table, even foreign ones. */
    private void startTablePart() {
        int table = depth - 1;
        while (table >= 0 && !isTableScope(table)) {
            table--;
        }
        if (table >= 0) {
            depth = table + 1;
        } else if (htmlElements.isAnyOpen(TABLE)) {
            depth = 0;
        }
    }

    private void endHtml(long name) {
        int element = depth == 0 ? OUTSIDE : find(name);
        if (element >= 0) {
            close(element);
        } else if (depth == 0 || (element == OUTSIDE && isOpenOutside(name))) {
            depth = 0;
            count(name, -1);
        }
    }

    private boolean isOpenOutside(long name) {
        return !HtmlNesting.isVoid(name) && !HtmlNesting.isIgnored(name) && htmlElements.isAnyOpen(name);
    }

    /** Closes an HTML element and the open elements in it. */
    private void close(int element) {
        int special = depth - 1;
        while (special > element && !isSpecial(special)) {
            special--;
        }
        if (special > element && HtmlNesting.isFormatting(names[element])) {
            // A formatting element ends before the special elements in it (HTML Living Standard, 13.2.6.4.7).
            System.arraycopy(names, element + 1, names, element, special - element);
            System.arraycopy(kinds, element + 1, kinds, element, special - element);
            depth = special;
        } else {
            depth = element;
        }
    }

    /** Returns the HTML element that an end tag closes, {@link #OUTSIDE} or {@link #NONE}. */
    private int find(long name) {
        boolean table = name == TABLE || name == TEMPLATE || HtmlNesting.isTablePart(name);
        boolean scoped = HtmlNesting.isSpecial(name) || HtmlNesting.isFormatting(name);
        for (int i = depth - 1; i >= 0; i--) {
            if (kinds[i] == HTML && names[i] == name) {
                return i;
            }
            boolean ends = table
                    ? name != TEMPLATE && isTableScope(i)
                    : scoped ? isScope(i) || endsScopeOf(name, names[i]) : isSpecial(i);
            if (ends) {
                return NONE;
            }
        }
        return OUTSIDE;
    }

    private boolean isTableScope(int element) {
        return kinds[element] == HTML && (names[element] == TABLE || names[element] == TEMPLATE);
    }

    private boolean isScope(int element) {
        long name = names[element];
        return kinds[element] == HTML ? HtmlNesting.isScope(name) : ForeignElement.isSpecial(name, kinds[element]);
    }

    private static boolean endsScopeOf(long name, long other) {
        return (name == P && other == BUTTON) || (name == LI && (other == OL || other == UL));
    }

    private boolean isSpecial(int element) {
        long name = names[element];
        return kinds[element] == HTML ? HtmlNesting.isSpecial(name) : ForeignElement.isSpecial(name, kinds[element]);
    }

    private void count(long name, int delta) {
        int slot = htmlElements.slot(name);
        if (slot >= 0) {
            htmlElements.count(slot, delta);
        }
    }

    private void push(long name, byte kind) {
        if (depth == MAX_DEPTH) {
            return;
        }
        if (depth == names.length) {
            names = Arrays.copyOf(names, depth * 2);
            kinds = Arrays.copyOf(kinds, depth * 2);
        }
        names[depth] = name;
        kinds[depth] = kind;
        depth++;
    }

    /** Closes foreign elements up to one whose content is HTML. */
    private void popForeign() {
        while (depth > 0 && ForeignElement.isForeignInside(kinds[depth - 1])) {
            depth--;
        }
    }
}
