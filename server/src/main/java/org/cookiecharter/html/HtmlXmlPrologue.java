// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.cookiecharter.html.HtmlPrologue.Verdict.AFTER;
import static org.cookiecharter.html.HtmlPrologue.Verdict.GO_ON;
import static org.cookiecharter.html.HtmlPrologue.Verdict.NEVER;

/**
 * The prologue of a page in the XML syntax. The place is behind {@code <head …>} and nowhere else: an XML parser opens
 * no head by itself, and one error of ours would replace the page by an error message. So whatever is not plain
 * (prefixed names, an internal DTD subset, an empty {@code <head/>}) leaves the page as it is.
 */
final class HtmlXmlPrologue implements HtmlPrologue {
    private enum State {
        BETWEEN,
        LESS_THAN,
        INSTRUCTION,
        INSTRUCTION_END,
        DECLARATION,
        COMMENT_OPEN,
        COMMENT,
        COMMENT_DASH,
        COMMENT_END,
        DOCTYPE,
        NAME,
        ATTRIBUTES
    }

    private State state = State.BETWEEN;
    private String expected = "html";
    private int matched;
    private int quote;

    @Override
    public Verdict next(int unit) {
        if (HtmlPrologue.isForeign(unit)) {
            return NEVER;
        }
        if (quote != 0) {
            quote = unit == quote ? 0 : quote;
            return GO_ON;
        }
        return switch (state) {
            case BETWEEN -> HtmlPrologue.isSpace(unit) ? GO_ON : go(unit == '<', State.LESS_THAN);
            case LESS_THAN -> lessThan(unit);
            case INSTRUCTION -> go(true, unit == '?' ? State.INSTRUCTION_END : state);
            case INSTRUCTION_END -> go(true, unit == '>' ? State.BETWEEN : unit == '?' ? state : State.INSTRUCTION);
            case DECLARATION -> go(unit == '-' || unit == 'D', unit == '-' ? State.COMMENT_OPEN : State.DOCTYPE);
            case COMMENT_OPEN -> go(unit == '-', State.COMMENT);
            case COMMENT -> go(true, unit == '-' ? State.COMMENT_DASH : state);
            case COMMENT_DASH -> go(true, unit == '-' ? State.COMMENT_END : State.COMMENT);
            case COMMENT_END -> go(unit == '>', State.BETWEEN);
            case DOCTYPE -> quoteOr(unit, go(unit != '[', unit == '>' ? State.BETWEEN : state));
            case NAME -> name(unit);
            case ATTRIBUTES -> unit == '>' ? tagEnd() : quoteOr(unit, go(unit != '/', state));
        };
    }

    @Override
    public Verdict end() {
        return NEVER;
    }

    private Verdict lessThan(int unit) {
        return switch (unit) {
            case '?' -> go(true, State.INSTRUCTION);
            case '!' -> go(true, State.DECLARATION);
            default -> {
                matched = 0;
                state = State.NAME;
                yield name(unit);
            }
        };
    }

    private Verdict name(int unit) {
        if (matched < expected.length()) {
            return go(unit == expected.charAt(matched++), State.NAME);
        }
        return unit == '>' ? tagEnd() : go(HtmlPrologue.isSpace(unit), State.ATTRIBUTES);
    }

    private Verdict tagEnd() {
        if (expected.equals("head")) {
            return AFTER;
        }
        expected = "head";
        return go(true, State.BETWEEN);
    }

    private Verdict quoteOr(int unit, Verdict verdict) {
        quote = unit == '"' || unit == '\'' ? unit : 0;
        return verdict;
    }

    private Verdict go(boolean allowed, State next) {
        state = next;
        return allowed ? GO_ON : NEVER;
    }
}
