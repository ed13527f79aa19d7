package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/**
 * Tells the start tags of a page from everything else, unit by unit (HTML Living Standard, 13.2.5), in constant memory.
 *
 * <p>Our own, since the parsers that there are for Java build a tree, want the whole text, or write a page anew from what
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
        TAG
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

    /** No element that matters has a longer name. */
    private static final int LONGEST_NAME = 24;

    private static final String NOSCRIPT = "noscript";

    private final boolean xml;
    private final StringBuilder name = new StringBuilder();
    private final TagAttributes attributes = new TagAttributes();
    private final ForeignContent foreign = new ForeignContent();
    private State state = State.TEXT;
    private HtmlDeclaration declaration = HtmlDeclaration.bogus();
    private @Nullable RawText raw;
    private @Nullable RawText noscript;
    private boolean endTag;
    private int at;
    private int brackets;

    /** @param xml whether the page is in the XML syntax, where all elements hold markup */
    HtmlTokenizer(boolean xml) {
        this.xml = xml;
    }

    /** Whether nothing but a {@code <} can matter next, so that all before it may be skipped. */
    boolean skipsToLessThan() {
        return noscript == null
                && (state == State.TEXT
                        || state == State.PLAIN
                        || (state == State.RAW && raw != null && raw.isPlain()));
    }

    /** The name of the start tag, in lower case and without a prefix. */
    String name() {
        return name.substring(xml ? name.lastIndexOf(":") + 1 : 0);
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
            name.setLength(0);
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
            name.setLength(0);
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
        if (name.length() < LONGEST_NAME) {
            name.append(unit >= 'A' && unit <= 'Z' ? (char) (unit | 0x20) : (char) unit);
        } else {
            name.setCharAt(0, '?');
        }
        return Event.NONE;
    }

    private Event tagEnd() {
        state = State.TEXT;
        String tag = name.toString();
        if (endTag) {
            foreign.end(tag);
            return Event.NONE;
        }
        boolean selfClosing = attributes.isSelfClosing();
        if (!xml) {
            if (!foreign.start(tag, selfClosing)) {
                enter(tag);
            }
        }
        return Event.TAG;
    }

    /** What the content of an element of HTML is. */
    private void enter(String tag) {
        switch (tag) {
            case "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes" -> {
                raw = new RawText(tag);
                state = State.RAW;
            }
            case "plaintext" -> state = State.PLAIN;
            case NOSCRIPT -> noscript = new RawText(NOSCRIPT);
            default -> {}
        }
    }

    private State declaration(int unit) {
        if (brackets >= 0 && (xml || foreign.hasCharacterData())) {
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
        String element = raw.name();
        raw = null;
        return endTag(element, unit);
    }

    /** For who runs scripts this end tag counts wherever it stands, be it within a comment or an attribute. */
    private Event leaveNoscript(int unit, boolean kept) {
        noscript = null;
        raw = null;
        endTag(NOSCRIPT, unit);
        return kept ? Event.RELEASE : Event.NONE;
    }

    /** The rest of an end tag whose name was read elsewhere. */
    private Event endTag(String element, int unit) {
        endTag = true;
        name.setLength(0);
        name.append(element);
        at = 0;
        attributes.reset();
        state = State.ATTRIBUTES;
        return attributes.ends(unit, at) ? tagEnd() : Event.NONE;
    }
}
