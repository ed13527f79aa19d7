package org.cookiecharter.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Whether a place of a page is inside SVG or MathML, where {@code <style>} and {@code <script>} hold markup like any
 * other element and {@code <![CDATA[} means something (HTML Living Standard, 13.2.6.5).
 */
final class ForeignContent {
    /** A page nested deeper than this is read as if it went no deeper. */
    private static final int DEEPEST = 512;

    /** Elements of HTML inside foreign content; anything else of HTML there is a foreign element of that name. */
    private static final Set<String> INTEGRATION =
            Set.of("foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml");

    /** Start tags that end foreign content. */
    private static final Set<String> BREAKOUT = Set.of(
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

    private final Deque<String> open = new ArrayDeque<>();

    boolean isForeign() {
        return !open.isEmpty() && !INTEGRATION.contains(open.getLast());
    }

    void start(String name, boolean selfClosing) {
        if (isForeign() && BREAKOUT.contains(name)) {
            leave();
        }
        boolean foreign = isForeign() || name.equals("svg") || name.equals("math");
        if (foreign && !selfClosing && open.size() < DEEPEST) {
            open.addLast(name);
        }
    }

    void end(String name) {
        if (open.isEmpty()) {
            return;
        }
        if (open.contains(name)) {
            while (!open.removeLast().equals(name)) {
                // Elements that were left open inside it end with it.
            }
        } else if (isForeign()) {
            // It closes an element around all this, or nothing. Read as HTML, at most too much is taken for markup.
            leave();
        }
    }

    private void leave() {
        while (isForeign()) {
            open.removeLast();
        }
    }
}
