// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/**
 * Tells the start tags of a page from everything else, unit by unit (HTML Living Standard, 13.2.5), in constant memory.
 *
 * <p>Our own, since the parsers that there are for Java build a tree, want the whole text, or write a page again from what
 * they understood; here every byte that is no held-back address has to leave as it came, and at once.
 *
 * <p>Where browsers differ by themselves, both readings are markup: what is in {@code <noscript>} is text where scripts
 * run, and elements where they do not.
 */
final class HtmlTokenizer {
    enum Event {
        /** Nothing that matters. */
        NONE,
        /** This unit may begin a start tag: keep it, and what follows, until the next event. */
        BEGIN,
        /** What was kept since {@link #BEGIN} is no start tag, or not one to look at. */
        RELEASE,
        /** This unit ends the start tag that was begun. */
        TAG,
        /** An end tag was read, or as much of it as ends an element that holds no markup. */
        END
    }

    private enum State {
        TEXT,
        LESS_THAN,
        END_TAG_OPEN,
        NAME,
        ATTRIBUTES,
        DECLARATION,
        CHARACTER_DATA,
        RAW,
        PLAIN
    }

    private static final long NOSCRIPT = ElementName.of("noscript");
    private static final long PLAINTEXT = ElementName.of("plaintext");

    /** Elements of HTML whose content is no markup. */
    private static final ElementNames RAW =
            ElementNames.of("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes");

    /** Behind whose start tags a page is read in another way; plaintext is too long for who asks. */
    private static final ElementNames READ_OTHERWISE = ElementNames.of(
            "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "svg", "math");

    private final boolean xml;
    private final TagRewriter rewriter;
    private final TagAttributes attributes = new TagAttributes();
    private final ForeignContent foreign;
    private final OrdinaryMarkup ordinary;
    private State state = State.TEXT;
    private HtmlDeclaration declaration = HtmlDeclaration.bogus();
    private @Nullable RawText raw;
    private @Nullable RawText noscript;
    private long name = ElementName.NONE;
    private boolean endTag;
    private int at;
    private int brackets;

    /**
     * @param xml whether the page is in the XML syntax, where all elements hold markup
     * @param rewriter says which tags are to be looked at
     */
    HtmlTokenizer(boolean xml, TagRewriter rewriter) {
        this.xml = xml;
        this.rewriter = rewriter;
        OpenElements open = new OpenElements(name -> rewriter.wants(name) || (!xml && READ_OTHERWISE.contains(name)));
        foreign = new ForeignContent(open);
        ordinary = new OrdinaryMarkup(open);
    }

    /**
     * Passes over units that lead to no event, many at a step.
     *
     * @return the place of the one to be given to {@link #next}; {@code to} where all were skipped
     */
    int skip(byte[] units, int from, int to) {
        if (state == State.TEXT && noscript == null && !foreign.isAnyOpen() && !rewriter.wantsAll()) {
            return ordinary.skip(units, from, to);
        }
        int unit = onlyToMatter();
        if (unit < 0 && (state != State.ATTRIBUTES || noscript != null)) {
            return from;
        }
        int found = unit < 0 ? attributes.read(units, from, to, at + 1) : MarkupBytes.indexOf(unit, units, from, to);
        at += found - from;
        return found;
    }

    /** The one unit that can change anything; -1 where several can. */
    private int onlyToMatter() {
        boolean wakesNoscript = noscript != null;
        if (noscript != null && !noscript.isPlain()) {
            return -1;
        }
        return switch (state) {
            case TEXT, PLAIN -> '<';
            case RAW -> raw != null && raw.isPlain() ? '<' : -1;
            case DECLARATION -> wakesNoscript || mayBeCharacterData() ? -1 : declaration.onlyToMatter();
            case CHARACTER_DATA -> wakesNoscript || brackets > 0 ? -1 : ']';
            case LESS_THAN, END_TAG_OPEN, NAME, ATTRIBUTES -> -1;
        };
    }

    /** The name of the start tag, without a prefix. */
    long name() {
        return name;
    }

    /** Returns whether the content of the element that has just started is markup. */
    boolean isInMarkup() {
        return state == State.TEXT;
    }

    TagAttributes attributes() {
        return attributes;
    }

    Event next(int unit) {
        boolean kept = state == State.LESS_THAN || (!endTag && (state == State.NAME || state == State.ATTRIBUTES));
        if (noscript != null && noscript.ends(unit)) {
            return leaveNoscript(unit, kept);
        }
        at++;
        return switch (state) {
            case TEXT -> text(unit);
            case LESS_THAN -> lessThan(unit);
            case END_TAG_OPEN -> endTagOpen(unit);
            case NAME -> name(unit);
            case ATTRIBUTES -> attributes.ends(unit, at) ? tagEnd() : Event.NONE;
            case DECLARATION -> {
                state = declaration(unit);
                yield Event.NONE;
            }
            case CHARACTER_DATA -> characterData(unit);
            case RAW -> raw(unit);
            case PLAIN -> Event.NONE;
        };
    }

    private Event text(int unit) {
        if (unit != '<') {
            return Event.NONE;
        }
        state = State.LESS_THAN;
        endTag = false;
        at = 0;
        return Event.BEGIN;
    }

    private Event lessThan(int unit) {
        if (HtmlPrologue.isLetter(unit) || (xml && unit > '@')) {
            name = ElementName.NONE;
            attributes.reset();
            state = State.NAME;
            name(unit);
            return Event.NONE;
        }
        switch (unit) {
            case '!' -> {
                declaration = new HtmlDeclaration();
                brackets = 0;
                state = State.DECLARATION;
            }
            case '?' -> {
                declaration = HtmlDeclaration.bogus();
                brackets = -1;
                state = State.DECLARATION;
            }
            case '/' -> {
                endTag = true;
                state = State.END_TAG_OPEN;
            }
            case '<' -> {
                // The first one was text.
                at = 0;
                return Event.BEGIN;
            }
            default -> state = State.TEXT;
        }
        return Event.RELEASE;
    }

    private Event endTagOpen(int unit) {
        if (HtmlPrologue.isLetter(unit)) {
            name = ElementName.NONE;
            attributes.reset();
            state = State.NAME;
            return name(unit);
        }
        if (unit == '>') {
            state = State.TEXT;
            return Event.NONE;
        }
        declaration = HtmlDeclaration.bogus();
        brackets = -1;
        state = declaration(unit);
        return Event.NONE;
    }

    private Event name(int unit) {
        if (unit == '>' || unit == '/' || HtmlPrologue.isSpace(unit)) {
            state = State.ATTRIBUTES;
            return attributes.ends(unit, at) ? tagEnd() : Event.NONE;
        }
        name = xml && unit == ':' ? ElementName.NONE : ElementName.with(name, unit);
        return Event.NONE;
    }

    private Event tagEnd() {
        state = State.TEXT;
        if (endTag) {
            foreign.end(name);
            return Event.END;
        }
        if (!xml && !foreign.start(name, attributes.isSelfClosing())) {
            enter();
        }
        return Event.TAG;
    }

    /** What the content of an element of HTML is. */
    private void enter() {
        if (RAW.contains(name)) {
            raw = new RawText(ElementName.text(name));
            state = State.RAW;
        } else if (name == PLAINTEXT) {
            state = State.PLAIN;
        } else if (name == NOSCRIPT) {
            noscript = new RawText(ElementName.text(name));
        }
    }

    private boolean mayBeCharacterData() {
        return brackets >= 0 && (xml || foreign.hasCharacterData());
    }

    private State declaration(int unit) {
        if (mayBeCharacterData()) {
            brackets = unit == "[CDATA[".charAt(brackets) ? brackets + 1 : -1;
            if (brackets == "[CDATA[".length()) {
                brackets = 0;
                return State.CHARACTER_DATA;
            }
        }
        return declaration.ends(unit) ? State.TEXT : State.DECLARATION;
    }

    /** Until {@code ]]>}. */
    private Event characterData(int unit) {
        if (unit == '>' && brackets >= 2) {
            state = State.TEXT;
        }
        brackets = unit == ']' ? brackets + 1 : 0;
        return Event.NONE;
    }

    private Event raw(int unit) {
        if (raw == null || !raw.ends(unit)) {
            return Event.NONE;
        }
        long element = ElementName.of(raw.name());
        raw = null;
        endTag(element, unit);
        return Event.END;
    }

    /** For who runs scripts this end tag counts wherever it stands, be it within a comment or an attribute. */
    private Event leaveNoscript(int unit, boolean kept) {
        noscript = null;
        raw = null;
        endTag(NOSCRIPT, unit);
        return kept ? Event.RELEASE : Event.END;
    }

    /** The rest of an end tag whose name was read elsewhere. */
    private void endTag(long element, int unit) {
        endTag = true;
        name = element;
        at = 0;
        attributes.reset();
        state = State.ATTRIBUTES;
        if (attributes.ends(unit, at)) {
            tagEnd();
        }
    }
}
