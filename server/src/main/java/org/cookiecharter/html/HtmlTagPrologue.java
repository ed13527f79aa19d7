// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.cookiecharter.html.HtmlPrologue.Verdict.AFTER;
import static org.cookiecharter.html.HtmlPrologue.Verdict.BEFORE;
import static org.cookiecharter.html.HtmlPrologue.Verdict.GO_ON;
import static org.cookiecharter.html.HtmlPrologue.Verdict.HOLD;
import static org.cookiecharter.html.HtmlPrologue.Verdict.NEVER;

/**
 * The prologue of a page in the HTML syntax, as browsers read it (HTML Living Standard, 13.2.5 and 13.2.6.4.1 to .3).
 *
 * <p>White space, comments, the doctype and {@code <html>} are skipped. The place is behind {@code <head>}; where
 * anything else comes first, it is right there, since the parser then opens the head by itself for a script. It must
 * not be earlier: markup before the doctype would put the page into quirks mode.
 */
final class HtmlTagPrologue implements HtmlPrologue {
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
    private boolean pageSeen;
    private boolean tagSeen;
    private boolean anythingSeen;

    /**
     * @param display decides on a text that starts with neither a doctype nor {@code <html>} nor {@code <head>}: it is a
     *     page where it is shown as one, and in a frame where it starts with a tag
     */
    HtmlTagPrologue(PageDisplay display) {
        this.display = display;
    }

    @Override
    public Verdict next(int unit) {
        if (HtmlPrologue.isForeign(unit)) {
            return NEVER;
        }
        return switch (state) {
            case BETWEEN -> between(unit);
            case LESS_THAN -> lessThan(unit);
            case END_TAG -> endTag(unit);
            case NAME -> name(unit);
            case ATTRIBUTES -> attributes.ends(unit) ? tagEnd() : GO_ON;
            case DECLARATION -> declaration(unit);
        };
    }

    @Override
    public Verdict end() {
        return switch (state) {
            case BETWEEN -> anythingSeen ? here() : NEVER;
            case LESS_THAN, END_TAG -> here();
            case NAME, ATTRIBUTES, DECLARATION -> NEVER;
        };
    }

    private Verdict between(int unit) {
        if (HtmlPrologue.isSpace(unit)) {
            return GO_ON;
        }
        if (unit == '<') {
            return enter(State.LESS_THAN, HOLD);
        }
        return here();
    }

    private Verdict lessThan(int unit) {
        if (unit == '!' || unit == '?') {
            declaration = unit == '!' ? new HtmlDeclaration() : HtmlDeclaration.bogus();
            return enter(State.DECLARATION, GO_ON);
        }
        if (unit == '/') {
            return enter(State.END_TAG, HOLD);
        }
        name = "";
        state = State.NAME;
        tagSeen = HtmlPrologue.isLetter(unit);
        return name(unit);
    }

    private Verdict endTag(int unit) {
        if (HtmlPrologue.isLetter(unit)) {
            return here();
        }
        declaration = HtmlDeclaration.bogus();
        return declaration(unit);
    }

    private Verdict declaration(int unit) {
        boolean ends = declaration.ends(unit);
        pageSeen |= declaration.isDoctype();
        return enter(ends ? State.BETWEEN : State.DECLARATION, GO_ON);
    }

    private Verdict name(int unit) {
        if (HtmlPrologue.isLetter(unit)) {
            name += (char) (unit | 0x20);
            return HTML.startsWith(name) || HEAD.startsWith(name) ? HOLD : here();
        }
        boolean known = name.equals(HTML) || name.equals(HEAD);
        if (!known || !(HtmlPrologue.isSpace(unit) || unit == '/' || unit == '>')) {
            return here();
        }
        pageSeen = true;
        return unit == '>' ? tagEnd() : enter(State.ATTRIBUTES, GO_ON);
    }

    private Verdict tagEnd() {
        return name.equals(HEAD) ? AFTER : enter(State.BETWEEN, GO_ON);
    }

    private Verdict here() {
        boolean page = pageSeen || display == PageDisplay.PAGE || (display == PageDisplay.FRAME && tagSeen);
        return page ? BEFORE : NEVER;
    }

    private Verdict enter(State next, Verdict verdict) {
        state = next;
        anythingSeen = true;
        return verdict;
    }
}
