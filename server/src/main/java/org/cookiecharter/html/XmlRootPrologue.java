// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.cookiecharter.html.HtmlPrologue.Verdict.BEFORE;
import static org.cookiecharter.html.HtmlPrologue.Verdict.CONTINUE;
import static org.cookiecharter.html.HtmlPrologue.Verdict.NONE;
import static org.cookiecharter.html.HtmlPrologue.Verdict.UNDECIDED;

/**
 * The start of a document in XML syntax up to its root element. It has an insertion point only if that is
 * {@code <svg>} or {@code <html>}, possibly with a namespace prefix of the same name: a document of another kind, such
 * as a feed, has no elements that load something.
 */
final class XmlRootPrologue implements HtmlPrologue {
    private enum State {
        BETWEEN,
        LESS_THAN,
        NAME,
        INSTRUCTION,
        DECLARATION,
        COMMENT,
        DOCTYPE
    }

    private State state = State.BETWEEN;
    private String name = "";
    private int previous;
    private int beforePrevious;
    private int openBrackets;

    @Override
    public Verdict next(int unit) {
        Verdict verdict = switch (state) {
            case BETWEEN -> unit == '<' ? to(State.LESS_THAN, UNDECIDED) : CONTINUE;
            case LESS_THAN ->
                switch (unit) {
                    case '?' -> to(State.INSTRUCTION, CONTINUE);
                    case '!' -> to(State.DECLARATION, CONTINUE);
                    default -> readName(unit);
                };
            case NAME -> readName(unit);
            case INSTRUCTION -> to(unit == '>' && previous == '?' ? State.BETWEEN : state, CONTINUE);
            case DECLARATION -> to(unit == '-' ? State.COMMENT : State.DOCTYPE, CONTINUE);
            case COMMENT ->
                to(unit == '>' && previous == '-' && beforePrevious == '-' ? State.BETWEEN : state, CONTINUE);
            case DOCTYPE -> {
                openBrackets += unit == '[' ? 1 : unit == ']' ? -1 : 0;
                yield to(unit == '>' && openBrackets == 0 ? State.BETWEEN : state, CONTINUE);
            }
        };
        beforePrevious = previous;
        previous = unit;
        return verdict;
    }

    @Override
    public Verdict end() {
        return NONE;
    }

    private Verdict readName(int unit) {
        state = State.NAME;
        if (HtmlPrologue.isLetter(unit)) {
            name += (char) unit;
            return "svg".startsWith(name) || "html".startsWith(name) ? UNDECIDED : NONE;
        }
        return name.equals("svg") || name.equals("html") ? BEFORE : NONE;
    }

    private Verdict to(State next, Verdict verdict) {
        state = next;
        return verdict;
    }
}
