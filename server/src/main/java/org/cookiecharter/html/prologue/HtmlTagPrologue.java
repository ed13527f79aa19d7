// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.prologue;

import static org.cookiecharter.html.prologue.HtmlPrologue.Verdict.AFTER;
import static org.cookiecharter.html.prologue.HtmlPrologue.Verdict.BEFORE;
import static org.cookiecharter.html.prologue.HtmlPrologue.Verdict.CONTINUE;
import static org.cookiecharter.html.prologue.HtmlPrologue.Verdict.NONE;
import static org.cookiecharter.html.prologue.HtmlPrologue.Verdict.UNDECIDED;

/**
 * The prologue of a page in HTML syntax, as browsers parse it (HTML Living Standard, 13.2.5 and 13.2.6.4.1 to .3).
 *
 * <p>White space, comments, the doctype and {@code <html>} are skipped. The insertion point is after {@code <head>} or,
 * if something else is first, before that, because the parser then opens the head by itself for a script. It must not
 * be earlier: markup before the doctype would put the page into quirks mode.
 */
public final class HtmlTagPrologue implements HtmlPrologue {
    private enum State {
        BETWEEN,
        LESS_THAN,
        END_TAG,
        NAME,
        ATTRIBUTES,
        DECLARATION
    }

    private static final String HTML = "html";
    private static final String HEAD = "head";

    private final PageDisplay display;
    private final HtmlAttributes attributes = new HtmlAttributes();
    private HtmlDeclaration declaration = new HtmlDeclaration();
    private State state = State.BETWEEN;
    private String name = "";
    private boolean isPage;
    private boolean startsWithTag;
    private boolean hasContent;

    /**
     * Creates a prologue.
     *
     * @param display determines whether text that starts with neither a doctype nor {@code <html>} nor {@code <head>}
     *     is a page: it is one if it is displayed as a page, or if it starts with a tag and is displayed in a frame
     */
    public HtmlTagPrologue(PageDisplay display) {
        this.display = display;
    }

    @Override
    public Verdict next(int unit) {
        if (HtmlPrologue.isForeign(unit)) {
            return NONE;
        }
        return switch (state) {
            case BETWEEN -> readBetween(unit);
            case LESS_THAN -> readLessThan(unit);
            case END_TAG -> readEndTag(unit);
            case NAME -> readName(unit);
            case ATTRIBUTES -> attributes.advance(unit) ? tagEnd() : CONTINUE;
            case DECLARATION -> readDeclaration(unit);
        };
    }

    @Override
    public Verdict end() {
        return switch (state) {
            case BETWEEN -> hasContent ? beforeCurrent() : NONE;
            case LESS_THAN, END_TAG -> beforeCurrent();
            case NAME, ATTRIBUTES, DECLARATION -> NONE;
        };
    }

    private Verdict readBetween(int unit) {
        if (HtmlPrologue.isSpace(unit)) {
            return CONTINUE;
        }
        if (unit == '<') {
            return transitionTo(State.LESS_THAN, UNDECIDED);
        }
        return beforeCurrent();
    }

    private Verdict readLessThan(int unit) {
        if (unit == '!' || unit == '?') {
            declaration = unit == '!' ? new HtmlDeclaration() : HtmlDeclaration.bogus();
            return transitionTo(State.DECLARATION, CONTINUE);
        }
        if (unit == '/') {
            return transitionTo(State.END_TAG, UNDECIDED);
        }
        name = "";
        state = State.NAME;
        startsWithTag = HtmlPrologue.isLetter(unit);
        return readName(unit);
    }

    private Verdict readEndTag(int unit) {
        if (HtmlPrologue.isLetter(unit)) {
            return beforeCurrent();
        }
        declaration = HtmlDeclaration.bogus();
        return readDeclaration(unit);
    }

    private Verdict readDeclaration(int unit) {
        boolean isEnd = declaration.advance(unit);
        isPage |= declaration.isDoctype();
        return transitionTo(isEnd ? State.BETWEEN : State.DECLARATION, CONTINUE);
    }

    private Verdict readName(int unit) {
        if (HtmlPrologue.isLetter(unit)) {
            name += (char) (unit | 0x20);
            return HTML.startsWith(name) || HEAD.startsWith(name) ? UNDECIDED : beforeCurrent();
        }
        boolean isHtmlOrHead = name.equals(HTML) || name.equals(HEAD);
        if (!isHtmlOrHead || !(HtmlPrologue.isSpace(unit) || unit == '/' || unit == '>')) {
            return beforeCurrent();
        }
        isPage = true;
        return unit == '>' ? tagEnd() : transitionTo(State.ATTRIBUTES, CONTINUE);
    }

    private Verdict tagEnd() {
        return name.equals(HEAD) ? AFTER : transitionTo(State.BETWEEN, CONTINUE);
    }

    private Verdict beforeCurrent() {
        boolean page = isPage || display == PageDisplay.PAGE || (display == PageDisplay.FRAME && startsWithTag);
        return page ? BEFORE : NONE;
    }

    private Verdict transitionTo(State next, Verdict verdict) {
        state = next;
        hasContent = true;
        return verdict;
    }
}
