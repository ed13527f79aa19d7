package org.cookiecharter.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whether a place of a page is inside SVG or MathML, where {@code <style>} and {@code <script>} hold markup like any
 * other element and {@code <![CDATA[} means something (HTML Living Standard, 13.2.6.5).
 */
final class ForeignContent {
    /** A page nested deeper than this is read as if it went no deeper. */
    private static final int DEEPEST = 512;

    private static final String SVG = "svg:";
    private static final String MATH = "math:";

    /** Foreign elements whose content is HTML again. */
    private static final Set<String> INTEGRATION = Set.of(
            "svg:foreignobject",
            "svg:desc",
            "svg:title",
            "math:mi",
            "math:mo",
            "math:mn",
            "math:ms",
            "math:mtext",
            "math:annotation-xml");

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
    private final Map<String, Integer> around = new HashMap<>();
    /** Elements of HTML that are open in the innermost foreign one. */
    private int inside;

    boolean isForeign() {
        return !open.isEmpty() && !INTEGRATION.contains(open.getLast());
    }

    /** Whether {@code <![CDATA[} is more than a comment here: in a foreign element, though its content may be HTML. */
    boolean hasCharacterData() {
        return !open.isEmpty() && (isForeign() || inside == 0);
    }

    /** Returns whether the element that starts is a foreign one itself. */
    boolean start(String name, boolean selfClosing) {
        if (isForeign() && BREAKOUT.contains(name)) {
            leave();
        }
        boolean foreign = isForeign() || name.equals("svg") || name.equals("math");
        boolean svg = name.equals("svg")
                || (!name.equals("math") && isForeign() && open.getLast().startsWith(SVG));
        if (foreign && !selfClosing && open.size() < DEEPEST) {
            open.addLast((svg ? SVG : MATH) + name);
            inside = 0;
        }
        if (!foreign) {
            note(name, 1);
        }
        return foreign;
    }

    void end(String name) {
        if (!isForeign()) {
            note(name, -1);
        }
        if (open.isEmpty()) {
            return;
        }
        if (open.contains(SVG + name) || open.contains(MATH + name)) {
            String last = open.removeLast();
            while (!last.equals(SVG + name) && !last.equals(MATH + name)) {
                // Elements that were left open inside it end with it.
                last = open.removeLast();
            }
            inside = 0;
        } else if (isForeign() && (around.containsKey(name) || name.equals("p") || name.equals("br"))) {
            leave();
        }
    }

    /** Elements of HTML that may be open around it all: an end tag of theirs ends what is foreign, any other nothing. */
    private void note(String name, int more) {
        Integer count = around.get(name);
        int now = (count == null ? 0 : count) + more;
        inside = Math.max(0, inside + more);
        if (now <= 0) {
            around.remove(name);
        } else if (count != null || around.size() < DEEPEST) {
            around.put(name, now);
        }
    }

    private void leave() {
        while (isForeign()) {
            open.removeLast();
        }
    }
}
