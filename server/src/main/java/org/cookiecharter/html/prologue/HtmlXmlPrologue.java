// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.prologue;

import static org.cookiecharter.html.prologue.HtmlPrologue.Verdict.AFTER;
import static org.cookiecharter.html.prologue.HtmlPrologue.Verdict.CONTINUE;
import static org.cookiecharter.html.prologue.HtmlPrologue.Verdict.NONE;

/**
 * The prologue of a page in XML syntax. The insertion point is always after {@code <head …>}: an XML parser opens no
 * head by itself, and any error would replace the page by an error message. Therefore, unusual pages (prefixed names,
 * an internal DTD subset, an empty {@code <head/>}) remain unmodified.
 */
public final class HtmlXmlPrologue implements HtmlPrologue {
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
            return NONE;
        }
        if (quote != 0) {
            quote = unit == quote ? 0 : quote;
            return CONTINUE;
        }
        return switch (state) {
            case BETWEEN -> HtmlPrologue.isSpace(unit) ? CONTINUE : advanceTo(unit == '<', State.LESS_THAN);
            case LESS_THAN -> readLessThan(unit);
            case INSTRUCTION -> advanceTo(true, unit == '?' ? State.INSTRUCTION_END : state);
            case INSTRUCTION_END ->
                advanceTo(true, unit == '>' ? State.BETWEEN : unit == '?' ? state : State.INSTRUCTION);
            case DECLARATION -> advanceTo(unit == '-' || unit == 'D', unit == '-' ? State.COMMENT_OPEN : State.DOCTYPE);
            case COMMENT_OPEN -> advanceTo(unit == '-', State.COMMENT);
            case COMMENT -> advanceTo(true, unit == '-' ? State.COMMENT_DASH : state);
            case COMMENT_DASH -> advanceTo(true, unit == '-' ? State.COMMENT_END : State.COMMENT);
            case COMMENT_END -> advanceTo(unit == '>', State.BETWEEN);
            case DOCTYPE -> quoteOr(unit, advanceTo(unit != '[', unit == '>' ? State.BETWEEN : state));
            case NAME -> readName(unit);
            case ATTRIBUTES -> unit == '>' ? tagEnd() : quoteOr(unit, advanceTo(unit != '/', state));
        };
    }

    @Override
    public Verdict end() {
        return NONE;
    }

    private Verdict readLessThan(int unit) {
        return switch (unit) {
            case '?' -> advanceTo(true, State.INSTRUCTION);
            case '!' -> advanceTo(true, State.DECLARATION);
            default -> {
                matched = 0;
                state = State.NAME;
                yield readName(unit);
            }
        };
    }

    private Verdict readName(int unit) {
        if (matched < expected.length()) {
            return advanceTo(unit == expected.charAt(matched++), State.NAME);
        }
        return unit == '>' ? tagEnd() : advanceTo(HtmlPrologue.isSpace(unit), State.ATTRIBUTES);
    }

    private Verdict tagEnd() {
        if (expected.equals("head")) {
            return AFTER;
        }
        expected = "head";
        return advanceTo(true, State.BETWEEN);
    }

    private Verdict quoteOr(int unit, Verdict verdict) {
        quote = unit == '"' || unit == '\'' ? unit : 0;
        return verdict;
    }

    private Verdict advanceTo(boolean allowed, State next) {
        state = next;
        return allowed ? CONTINUE : NONE;
    }
}
